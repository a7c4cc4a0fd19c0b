# Build with the development tools, ship without them.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc svelte.config.js tsconfig.json vite.config.ts ./
COPY scripts ./scripts
COPY src ./src
COPY migrations ./migrations
COPY static ./static
RUN npm ci && npm run build && npm prune --omit=dev && rm -rf node_modules/node-linux-*

FROM node:24-slim
ENV NODE_ENV=production \
	PORT=3000 \
	DATABASE_URL=sqlite:/data/homeward.db \
	DATA_DIR=/data \
	BODY_SIZE_LIMIT=24M
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/build ./build
COPY --from=build /app/src ./src
COPY --from=build /app/migrations ./migrations
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
	CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--min-semi-space-size=8", "--max-semi-space-size=8", "--max-old-space-size=512", "build/index.js"]

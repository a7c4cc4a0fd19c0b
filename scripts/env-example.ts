import { writeFileSync } from 'node:fs';
import { envExample } from '../src/lib/server/config.ts';

// .env.example is written from the configuration, never by hand.
writeFileSync('.env.example', envExample());

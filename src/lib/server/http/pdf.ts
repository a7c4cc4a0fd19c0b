/** A PDF of somebody's own: shown in place, kept by nobody in between. */
export const pdfAnswer = (bytes: Uint8Array, name: string): Response =>
	new Response(Buffer.from(bytes), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${name}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});

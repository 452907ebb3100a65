import { createHash } from 'node:crypto';

const script = `SwaggerUIBundle({
  url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null, persistAuthorization: false,
});`;

const html = `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>EMC · API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<main id="docs"><p>Đang tải… (cần JavaScript; bản thô: <a href="/openapi.json">openapi.json</a>)</main>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script>${script}</script>
</html>
`;

const scriptHash = createHash('sha256').update(script).digest('base64');

/** The page that shows the API; its policy lets in nothing from another host. */
export const docsPage = {
  html,
  contentSecurityPolicy: [
    "default-src 'none'",
    `script-src 'self' 'sha256-${scriptHash}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};

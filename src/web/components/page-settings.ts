/** What the server has written into the page. */

/** Lets Ant Design's style elements through the Content-Security-Policy. */
export const cspNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** 演示数据, on every page of the demonstration; empty otherwise. */
export const banner = document.querySelector<HTMLMetaElement>('meta[name="banner"]')?.content ?? '';

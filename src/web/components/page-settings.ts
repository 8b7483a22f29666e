/** What the server has written into the page. */

/** Lets Ant Design's style elements through the Content-Security-Policy. */
export const cspNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Whether people can sign in elsewhere, by OpenID Connect. */
export const hasIdentityProvider =
  document.querySelector<HTMLMetaElement>('meta[name="identity-provider"]')?.content === 'yes';

/** 演示数据, on every page of the demonstration; empty otherwise. */
export const banner = document.querySelector<HTMLMetaElement>('meta[name="banner"]')?.content ?? '';

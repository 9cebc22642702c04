/** Browsers inside other apps: they print nothing and save no files; a picture is held down there, a text copied. */
export const insideAnApp = /MicroMessenger|AlipayClient|DingTalk|QQ\/|Weibo|BytedanceWebview|aweme/i.test(navigator.userAgent);

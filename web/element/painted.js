/** Settles after the frame in which the screen is painted, or soon in a window that is not shown. */
export const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 500);
  });

// Dates as the engine writes them.
export const isDate = (text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text + 'T00:00:00Z');
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
};

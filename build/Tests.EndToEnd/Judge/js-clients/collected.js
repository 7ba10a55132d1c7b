"use strict";

/** Everything that the pages of a paginator have in a member. */
exports.collected = async (pages, member) => {
  const all = [];
  for await (const page of pages) {
    all.push(...(page[member] ?? []));
  }
  return all;
};

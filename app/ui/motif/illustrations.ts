import type { ProductFamily } from "#db/vocabulary/product-families.ts";

/** The drawing of a family: its second colour, and shapes within 80 units of the middle. */
export interface Illustration {
  /** The colour that fills what carries class-free `fill="A"`; `I` is the dye, `P` the paper. */
  accent: string;
  shapes: string;
}

const leafBlade = "M0 0C24-22 24-62 0-88C-24-62-24-22 0 0Z";
const leafVeins = "M0-6V-74M0-26l12-13M0-26l-12-13M0-46l10-12M0-46l-10-12";

function leaf(turn: number, size: number, fill: "A" | "I", at = "0 0"): string {
  return `<g transform="translate(${at})rotate(${turn})scale(${size})"><path d="${leafBlade}" fill="${fill}" stroke="none"/><path d="${leafVeins}" fill="none"/></g>`;
}

function circles(radius: number, fill: string, ...centres: [number, number][]): string {
  return centres.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`).join("");
}

function bead(x: number, y: number, turn: number, fill: "A" | "I" = "I"): string {
  return `<g transform="translate(${x} ${y})rotate(${turn})"><path d="M0-19C11-8 14 4 10 12A12 12 0 0 1-10 12C-14 4-11-8 0-19Z" fill="${fill}"/><path d="M0-10V16" fill="none" stroke-width="2.5"/></g>`;
}

/** Every family's illustration, in the manner of a wax drawing: few shapes, veins left white. */
export const illustrations: Record<ProductFamily, Illustration> = {
  tea: {
    accent: "#5f9272",
    shapes: `<path d="M0 78C-3 50-2 30 0 6" fill="none" stroke="A" stroke-width="6"/>${leaf(-52, 0.9, "A", "-1 34")}${leaf(50, 1, "I", "0 20")}<g transform="translate(0 12)rotate(-6)"><path d="M0 0C13-20 13-58 0-86C-13-58-13-20 0 0Z" fill="A" stroke="none"/><path d="M0-8V-66" fill="none"/></g>`,
  },
  mushroom: {
    accent: "#c99a55",
    shapes: `<path d="M-24 16C-22 40-30 58-34 76H10C6 58 0 40 2 16Z" fill="A"/><path d="M-48 12C-58-28-34-78-10-82C14-78 36-28 26 12C10 28-34 28-48 12Z" fill="I"/><g fill="P" stroke="none"><ellipse cx="-10" cy="-60" rx="6" ry="9"/><ellipse cx="-25" cy="-38" rx="6" ry="10"/><ellipse cx="4" cy="-38" rx="6" ry="10"/><ellipse cx="-36" cy="-12" rx="6" ry="10"/><ellipse cx="-11" cy="-14" rx="7" ry="11"/><ellipse cx="14" cy="-12" rx="6" ry="10"/><ellipse cx="-24" cy="9" rx="6" ry="7"/><ellipse cx="2" cy="9" rx="6" ry="7"/></g><path d="M38 48C39 60 36 68 34 76H60C58 68 54 60 55 48Z" fill="A"/><path d="M18 50C18 26 32 10 47 10C62 10 76 26 76 50C60 56 34 56 18 50Z" fill="I"/><path d="M34 32h.1M48 24h.1M60 34h.1M46 40h.1" stroke-width="7" stroke="P"/>`,
  },
  coix: {
    accent: "#7d9a4e",
    shapes: `<g transform="scale(.88)"><path d="M-34 80C-26 20 0-30 52-62" fill="none" stroke="A" stroke-width="5"/><path d="M-30 40C-62 20-70-20-62-64C-40-40-26-4-24 26Z" fill="A" stroke="none"/><path d="M-28 34C-44 10-54-20-58-46" fill="none"/>${bead(-4, -44, -24)}${bead(28, -14, 28)}${bead(24, -64, -18)}${bead(56, -38, 36)}${bead(2, 16, 30)}${bead(62, -78, 20, "A")}</g>`,
  },
  spice: {
    accent: "#4f8a60",
    shapes: `<g transform="scale(.88)"><path d="M-60 62C-20 40 10 10 54-62" fill="none" stroke="A" stroke-width="5"/>${leaf(-74, 0.5, "A", "-24 34")}${leaf(-66, 0.52, "A", "0 10")}${leaf(-58, 0.5, "A", "24 -18")}${leaf(30, 0.5, "A", "50 -52")}${circles(13, "I", [-6, 50], [18, 38], [40, 20], [20, 62], [44, 46], [58, 2])}<path d="M-13 49h14M11 37h14M34 19h13M13 61h14M38 45h13M51 1h14" fill="none" stroke-width="2.5"/></g>`,
  },
  nut: {
    accent: "#d8b884",
    shapes: `<path d="M-26-48C-2-28 22-2 14 32C0 56-52 56-68 32C-76-4-52-34-26-48Z" fill="I"/><path d="M14 32C0 56-52 56-68 32C-48 20-8 20 14 32Z" fill="A"/><path d="M30-26C56-10 78 16 72 44C58 64 14 64 2 44C-4 14 10-12 30-26Z" fill="I"/><path d="M72 44C58 64 14 64 2 44C18 34 56 34 72 44Z" fill="A"/><path d="M-26-48v-14M30-26l4-13M-50 4c3-12 9-20 15-25M20 18c2-10 7-16 11-20" fill="none" stroke="P"/><path d="M-26-48v-14M30-26l4-13" fill="none" stroke="I" stroke-width="4"/>`,
  },
  banana: {
    accent: "#d7a93c",
    shapes: `<path d="M2-72C-60-46-84 8-62 58C-56 66-44 64-42 56C-44 12-26-26 20-54Z" fill="A"/><path d="M8-72C-34-34-42 24-14 70C-6 78 8 74 8 64C-4 22 8-24 30-56Z" fill="A"/><path d="M18-72C2-20 22 36 62 58C72 62 80 54 76 46C52 22 38-20 40-66Z" fill="A"/><path d="M-54 54C-60 12-40-32 6-62M-4 66C-22 20-16-32 18-62M66 50C36 26 22-22 28-64" fill="none" stroke="I" stroke-width="2.5"/><path d="M0-82L40-78L34-56L6-58Z" fill="I"/>`,
  },
  fruit: {
    accent: "#d98a35",
    shapes: `<circle cx="-14" cy="4" r="50" fill="A"/><path d="M-34-18h.1M-46 8h.1M-28 26h.1M-8-26h.1" stroke-width="5"/><g transform="translate(-14 -44)rotate(48)scale(.62)"><path d="${leafBlade}" fill="I" stroke="none"/><path d="${leafVeins}" fill="none"/></g><path d="M-14-44v-14" stroke="I" stroke-width="6"/><g transform="translate(36 34)"><circle r="40" fill="I"/><circle r="33" fill="P" stroke="none"/><path d="M0 0L-9-28A29 29 0 0 1 9-28ZM0 0L19-23A29 29 0 0 1 29-7ZM0 0L29 7A29 29 0 0 1 19 23ZM0 0L9 28A29 29 0 0 1-9 28ZM0 0L-19 23A29 29 0 0 1-29 7ZM0 0L-29-7A29 29 0 0 1-19-23Z" fill="A" stroke-width="2"/></g>`,
  },
  herb: {
    accent: "#b9759a",
    shapes: `<path d="M-30 80C-34 50-24 30-6 8" fill="none" stroke="I" stroke-width="9"/><path d="M-38 62h16M-36 44l14 4M-28 26l12 7" fill="none" stroke="P"/>${leaf(-70, 0.6, "I", "-30 50")}<g transform="translate(10 -20)"><g fill="A"><path d="M0 0C20-16 18-46 0-58C-18-46-20-16 0 0Z"/><path d="M0 0C20-16 18-46 0-58C-18-46-20-16 0 0Z" transform="rotate(72)"/><path d="M0 0C20-16 18-46 0-58C-18-46-20-16 0 0Z" transform="rotate(-72)"/><path d="M0 0C16-14 14-40 0-50C-14-40-16-14 0 0Z" transform="rotate(140)"/><path d="M0 0C16-14 14-40 0-50C-14-40-16-14 0 0Z" transform="rotate(-140)"/></g><path d="M0-4C18-2 24 18 12 36C4 30-4 30-12 36C-24 18-18-2 0-4Z" fill="P" stroke="I"/><circle cy="10" r="7" fill="I" stroke="none"/></g>`,
  },
  livestock: {
    accent: "#d9c7a4",
    shapes: `<path d="M-44 24V72H-32V28ZM-18 30V72H-6V30ZM20 30V72H32V28ZM40 20V72H50V16Z" fill="I" stroke="none"/><path d="M-56 0C-60-22-38-38-24-28C-14-42 12-42 20-28C38-38 60-20 56 0C66 18 50 36 34 32C22 44 2 42-8 34C-20 44-40 42-44 30C-62 28-66 10-56 0Z" fill="A" stroke="I"/><path d="M-30-4c6-8 14-6 14 1s-8 7-10 3M2-6c6-8 14-6 14 1s-8 7-10 3M-16 18c6-8 14-6 14 1s-8 7-10 3M18 16c6-8 14-6 14 1s-8 7-10 3" fill="none" stroke="I" stroke-width="2.5"/><path d="M-44-34C-58-46-80-34-84-12C-80-2-66-4-60-10C-46-10-40-22-44-34Z" fill="I"/><path d="M-52-40C-46-66-18-62-22-42C-24-34-34-36-34-44" fill="none" stroke="I" stroke-width="6"/><circle cx="-64" cy="-24" r="3" fill="P" stroke="none"/>`,
  },
  poultry: {
    accent: "#c9533f",
    shapes: `<path d="M-40-34C-46-62-14-66-14-40C-10-16 10-12 30-20C36-44 56-52 70-46C62-36 74-30 66-18C74-8 64-4 60 6C52 40 16 52-14 44C-44 34-46-4-40-34Z" fill="I"/><path d="M-12 2C4-8 28-4 34 10C22 26-4 24-12 2Z" fill="P" stroke="none"/><path d="M-4 6C8 2 20 4 28 10" fill="none" stroke="I"/><path d="M-40-52C-46-62-38-66-34-60C-34-70-24-70-24-60C-18-68-10-60-16-52Z" fill="A" stroke="none"/><path d="M-42-44L-58-38L-42-32Z" fill="A" stroke="none"/><path d="M-42-28C-48-18-38-14-36-24Z" fill="A" stroke="none"/><circle cx="-30" cy="-42" r="3.5" fill="P" stroke="none"/><path d="M-6 46V66M-16 70L-6 64L6 70M16 46V66M6 70L16 64L28 70" fill="none" stroke="A" stroke-width="5"/><ellipse cx="52" cy="58" rx="15" ry="19" fill="P" stroke="I"/>`,
  },
  fish: {
    accent: "#5c9aa8",
    shapes: `<path d="M-76 2C-46-44 14-46 44-4L76-34C72-12 72 14 78 36L44 8C14 48-46 46-76 2Z" fill="I"/><path d="M-20-34C-8-58 20-56 28-36L14-26ZM-14 36C-4 56 16 56 22 42L8 30Z" fill="A"/><circle cx="-50" cy="-4" r="8" fill="P" stroke="none"/><circle cx="-50" cy="-4" r="3.5" fill="I" stroke="none"/><path d="M-34-26C-22-10-22 12-34 28M-16-14a9 9 0 0 1 0 14a9 9 0 0 1 0 14M4-20a9 9 0 0 1 0 14a9 9 0 0 1 0 14a9 9 0 0 1 0 12M24-12a8 8 0 0 1 0 13a8 8 0 0 1 0 13M54-8l14-12M54 8l14 12" fill="none"/>`,
  },
  vegetable: {
    accent: "#8db07a",
    shapes: `<path d="M-6 74C-14 40-20 16-30-4M0 74V-10M6 74C14 40 22 16 34-2" fill="none" stroke="A" stroke-width="15"/><path d="M-22 4C-60 6-78-22-62-50C-34-54-14-30-22 4Z" fill="I"/><path d="M24 4C62 6 80-20 66-48C38-54 16-30 24 4Z" fill="I"/><path d="M0 4C-30-16-28-62 0-80C28-62 30-16 0 4Z" fill="I"/><path d="M0-4V-62M0-26l12-12M0-26l-12-12M-26-4L-52-36M-38-18l-16 0M-38-18l-2-16M28-4L56-36M41-18l16 0M41-18l2-16" fill="none"/><path d="M-18 52H18" stroke="I" stroke-width="7"/>`,
  },
  grain: {
    accent: "#c99a55",
    shapes: `<path d="M26-78L-6-6M42-72L12-6" stroke="A" stroke-width="6"/><path d="M-58-4C-52-26-36-30-24-18C-16-34 6-34 14-18C26-30 46-26 56-4Z" fill="P" stroke="I"/><path d="M-46-4c4-10 14-12 20-2M-28-4c6-14 18-14 24-1M-2-4c6-13 18-13 22 0M20-4c6-10 16-9 20 0" fill="none" stroke="I" stroke-width="3"/><path d="M-70-4H70C68 34 44 58 26 62V72H-26V62C-44 58-68 34-70-4Z" fill="I"/><path d="M-52 14l8 8 8-8 8 8 8-8 8 8 8-8 8 8 8-8 8 8 8-8 8 8 8-8 8 8" fill="none"/><path d="M-38 34c10-8 16 8 26 0s16 8 26 0 16 8 24 0" fill="none"/>`,
  },
  oil: {
    accent: "#d0a13a",
    shapes: `<path d="M-13-80H13V-46C34-36 38-22 38-2V62A12 12 0 0 1 26 74H-26A12 12 0 0 1-38 62V-2C-38-22-34-36-13-46Z" fill="I"/><path d="M-26 0C-12-8 6 8 26-2V60H-26Z" fill="A" stroke="none"/><rect x="-17" y="-84" width="34" height="13" rx="4" fill="A"/><path d="M0 8C13 24 17 32 13 42A14 14 0 0 1-13 42C-17 32-13 24 0 8Z" fill="P" stroke="none"/><path d="M-26-20C-24-30-20-34-12-38" fill="none"/>`,
  },
  honey: {
    accent: "#d9a441",
    shapes: `<path d="M-42-46H42C56-30 58-18 58 0C58 40 50 66 38 74H-38C-50 66-58 40-58 0C-58-18-56-30-42-46Z" fill="I"/><path d="M-46-4C-26-14-6 6 14-4C28-10 40-6 46-2C46 32 42 54 34 62H-34C-42 54-46 32-46-4Z" fill="A" stroke="none"/><rect x="-46" y="-66" width="92" height="22" rx="6" fill="A"/><path d="M0 8L14 16V32L0 40L-14 32V16ZM-14 32L-28 40M14 32L28 40M0 8V-2M0 40V54" fill="none" stroke="I"/><path d="M-34-66c4 8 12 8 16 0M-8-66c4 8 12 8 16 0M18-66c4 8 12 8 16 0" fill="none"/>`,
  },
  craft: {
    accent: "#c23b2a",
    shapes: `<path d="M0-82L82 0L0 82L-82 0Z" fill="I"/><path d="M0-66L66 0L0 66L-66 0Z" fill="none" stroke-dasharray="7 6"/><g fill="A" stroke="none"><path id="p" d="M0-8C16-22 16-38 0-50C-16-38-16-22 0-8Z"/><use href="#p" transform="rotate(90)"/><use href="#p" transform="rotate(180)"/><use href="#p" transform="rotate(270)"/></g><g fill="P" stroke="none"><path id="q" d="M0-10C9-20 9-28 0-38C-9-28-9-20 0-10Z" transform="rotate(45)"/><use href="#q" transform="rotate(90)"/><use href="#q" transform="rotate(180)"/><use href="#q" transform="rotate(270)"/></g><circle r="7" fill="P" stroke="none"/>`,
  },
};

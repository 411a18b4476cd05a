import type { DemoProduct } from "./product.ts";
import { centreProducts } from "./products-centre.ts";
import { northProducts } from "./products-north.ts";
import { southProducts } from "./products-south.ts";

/** What the demonstration world sells: products of all eight counties and Yilong. */
export const demoProducts: readonly DemoProduct[] = [...northProducts, ...southProducts, ...centreProducts];

import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

/** `primary` is cinnabar and appears once in a view: the one thing to do next. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

export type ButtonSize = "normal" | "small" | "large";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-cinnabar text-white hover:bg-cinnabar-deep",
  secondary: "border border-line-strong/55 bg-white text-ink hover:border-line-strong hover:bg-paper",
  quiet: "text-green hover:bg-green-soft",
  danger: "border border-cinnabar/45 bg-white text-cinnabar-deep hover:bg-cinnabar-soft",
};

const sizes: Record<ButtonSize, string> = {
  small: "min-h-8 px-2.5 text-sm",
  normal: "min-h-10 px-4",
  large: "min-h-12 px-6 text-lg",
};

/** The look of a button, for the rare element that must be one without being a button or a link. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "normal"): string {
  return `button ${variants[variant]} ${sizes[size]}`;
}

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

/** A button; it submits its form unless told otherwise. */
export function Button({
  variant,
  size,
  className = "",
  type = "submit",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & Look) {
  return <button type={type} className={`${buttonClass(variant, size)} ${className}`} {...rest} />;
}

/** A link that looks like a button, for going somewhere rather than doing something. */
export function LinkButton({ variant, size, className = "", ...rest }: LinkProps & Look) {
  return <Link className={`${buttonClass(variant, size)} ${className}`} {...rest} />;
}

/** VS Code's own look for buttons and choices, as components. */

import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-toolbar-button/index.js";
import { h, type ComponentChildren, type JSX, type VNode } from "preact";

interface ButtonProps {
  readonly label: string;
  readonly icon?: string;
  readonly secondary?: boolean;
  readonly title?: string;
  readonly onPress: () => void;
}

/** A button with words. */
export function Button({ label, icon = "", secondary = false, title, onPress }: ButtonProps): JSX.Element {
  return h("vscode-button", { icon, secondary, title, onClick: onPress }, label);
}

interface ToolProps {
  /** A codicon's name. */
  readonly icon: string;
  readonly label: string;
  /** Keys that do the same, shown in the tooltip. */
  readonly keys?: string;
  readonly onPress: () => void;
  readonly children?: ComponentChildren;
  readonly className?: string;
}

/** A button with an icon; its label is its tooltip and its name. */
export function Tool({ icon, label, keys, onPress, children, className }: ToolProps): JSX.Element {
  return h(
    "vscode-toolbar-button",
    { icon, label, title: withKeys(label, keys), class: className, onClick: onPress },
    children,
  );
}

interface ToggleProps extends Omit<ToolProps, "onPress"> {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A button with an icon that is on or off. */
export function Toggle({ icon, label, keys, isOn, onChange, children, className }: ToggleProps): JSX.Element {
  return h(
    "vscode-toolbar-button",
    {
      icon,
      label,
      title: withKeys(label, keys),
      class: className,
      toggleable: true,
      checked: isOn,
      onChange: (event: Event) => {
        const element = event.currentTarget as HTMLElement & { checked: boolean };
        const wish = element.checked;
        // It shows what holds: the wish may be refused.
        element.checked = isOn;
        onChange(wish);
      },
    },
    children,
  );
}

const withKeys = (label: string, keys: string | undefined): string =>
  keys === undefined ? label : `${label} (${keys})`;

export function Icon({ name }: { readonly name: string }): VNode {
  return <span class={`codicon codicon-${name}`} aria-hidden="true" />;
}

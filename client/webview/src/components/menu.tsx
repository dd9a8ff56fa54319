/**
 * A menu with the roles, names and keys that screen readers expect of one (WAI-ARIA menu pattern). The context menu of
 * @vscode-elements has none of them, so this one takes its place.
 */

import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "./controls.tsx";

export type MenuItem =
  | {
      readonly label: string;
      readonly icon?: string;
      readonly keys?: string;
      readonly run: () => void;
    }
  | "separator";

interface OpenMenu {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Where its corner stands, in CSS pixels of the page. */
  readonly x: number;
  readonly y: number;
  /** Gets the focus back. */
  readonly opener: HTMLElement | null;
}

const openMenu = signal<OpenMenu | null>(null);

/** Opens a menu at a point of the page. */
export function showMenu(label: string, items: readonly MenuItem[], at: { x: number; y: number }): void {
  const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  openMenu.value = { label, items, ...at, opener };
}

/** Opens a menu under an element. */
export function showMenuUnder(element: Element, label: string, items: readonly MenuItem[]): void {
  const { left, bottom } = element.getBoundingClientRect();
  showMenu(label, items, { x: left, y: bottom + 2 });
}

function close(): void {
  const opener = openMenu.peek()?.opener;
  openMenu.value = null;
  opener?.focus();
}

/** The place for menus in the page. */
export function MenuHost(): VNode | null {
  const menu = openMenu.value;
  return menu === null ? null : <Menu key={`${menu.label} ${String(menu.x)}`} menu={menu} />;
}

function Menu({ menu }: { readonly menu: OpenMenu }): VNode {
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = list.current!;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${String(Math.max(2, Math.min(menu.x, window.innerWidth - width - 2)))}px`;
    element.style.top = `${String(Math.max(2, Math.min(menu.y, window.innerHeight - height - 2)))}px`;
    itemsOf(element)[0]?.focus();
  }, [menu]);

  useEffect(() => {
    const closeOutside = (event: Event): void => {
      if (!list.current!.contains(event.target as Node)) openMenu.value = null;
    };
    const closeUnfocused = (): void => {
      openMenu.value = null;
    };
    window.addEventListener("pointerdown", closeOutside, true);
    window.addEventListener("blur", closeUnfocused);
    return () => {
      window.removeEventListener("pointerdown", closeOutside, true);
      window.removeEventListener("blur", closeUnfocused);
    };
  }, []);

  return (
    <div class="menu" role="menu" aria-label={menu.label} ref={list} onKeyDown={moveFocus}>
      {menu.items.map((item, index) =>
        item === "separator" ? (
          <div key={index} class="menu-separator" role="separator" />
        ) : (
          <div
            key={index}
            class="menu-item"
            role="menuitem"
            tabIndex={-1}
            aria-keyshortcuts={item.keys}
            onClick={() => {
              close();
              item.run();
            }}
            onPointerEnter={(event) => {
              event.currentTarget.focus();
            }}
          >
            <Icon name={item.icon ?? "blank"} />
            <span class="menu-label">{item.label}</span>
            <span class="menu-keys" aria-hidden="true">
              {item.keys}
            </span>
          </div>
        ),
      )}
    </div>
  );
}

const itemsOf = (menu: HTMLElement): HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('[role="menuitem"]'),
];

function moveFocus(event: KeyboardEvent): void {
  const items = itemsOf(event.currentTarget as HTMLElement);
  const now = items.indexOf(document.activeElement as HTMLElement);
  const move = (to: number): void => {
    items[(to + items.length) % items.length]?.focus();
  };
  switch (event.key) {
    case "ArrowDown":
      move(now + 1);
      break;
    case "ArrowUp":
      move(now - 1);
      break;
    case "Home":
      move(0);
      break;
    case "End":
      move(items.length - 1);
      break;
    case "Enter":
    case " ":
      items[now]?.click();
      break;
    case "Escape":
    case "Tab":
      close();
      break;
    default: {
      const typed = event.key.toLowerCase();
      const next = [...items.slice(now + 1), ...items.slice(0, now + 1)].find((item) =>
        item.querySelector(".menu-label")?.textContent.toLowerCase().startsWith(typed),
      );
      if (typed.length !== 1 || next === undefined) return;
      next.focus();
    }
  }
  event.preventDefault();
  event.stopPropagation();
}

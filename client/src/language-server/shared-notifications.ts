/**
 * A language client whose notifications several parts of the extension can follow. The library keeps one handler for
 * each kind: with it alone, the part that registers last would silence the others.
 */

import type { Disposable } from "vscode";
import { EventEmitter } from "vscode";
import type { GenericNotificationHandler, MessageSignature } from "vscode-languageclient/node";
import { LanguageClient } from "vscode-languageclient/node";

export class SharedLanguageClient extends LanguageClient {
  readonly #events = new Map<string, EventEmitter<unknown>>();

  override onNotification(type: string | MessageSignature, handler: GenericNotificationHandler): Disposable {
    const method = typeof type === "string" ? type : type.method;
    const known = this.#events.get(method);
    if (known !== undefined) return known.event(handler);
    const event = new EventEmitter<unknown>();
    this.#events.set(method, event);
    super.onNotification(method, (params: unknown) => event.fire(params));
    return event.event(handler);
  }
}

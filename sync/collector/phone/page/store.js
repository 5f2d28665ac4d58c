// What the phone holds. A promise of a write is kept by the disk: it resolves only when the transaction is complete. FORMAT.md names the stores.

const NAME = "dendau";
const VERSION = 1;

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("the transaction was given up"));
  });
}

function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Opens the store; it fails where the browser keeps nothing, as in some private windows. */
export function openStore() {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore("bundles", { keyPath: "id" });
    db.createObjectStore("bodies");
    db.createObjectStore("receipts", { keyPath: "kiosk" });
    db.createObjectStore("halls", { keyPath: "kiosk" });
  };
  return result(request).then((db) => new Store(db));
}

class Store {
  constructor(db) {
    this.db = db;
    db.onversionchange = () => db.close(); // a newer page wants it
  }

  writing(...names) {
    return this.db.transaction(names, "readwrite", { durability: "strict" });
  }

  all(name) {
    return result(this.db.transaction(name).objectStore(name).getAll());
  }

  /** Bundles without their bytes, the newest first. */
  async bundles() {
    return (await this.all("bundles")).sort((a, b) => b.at - a.at || a.first - b.first);
  }

  body(id) {
    return result(this.db.transaction("bodies").objectStore("bodies").get(id));
  }

  /** The newest receipt of each kiosk, the newest first. */
  async receipts() {
    return (await this.all("receipts")).sort((a, b) => b.issued - a.issued);
  }

  async halls() {
    return new Map((await this.all("halls")).map((hall) => [hall.kiosk, hall]));
  }

  /** Keeps a bundle; false when it was here already, which changes nothing. */
  async add(bundle, bytes) {
    const transaction = this.writing("bundles", "bodies");
    const bundles = transaction.objectStore("bundles");
    const known = bundles.get(bundle.id);
    known.onsuccess = () => {
      if (known.result) return;
      bundles.put(bundle);
      transaction.objectStore("bodies").put(bytes, bundle.id);
    };
    await done(transaction);
    return !known.result;
  }

  /** Writes what an answer changed: fields of the bundle, and the receipt and the hall where it brought them. */
  async answered(id, change, receipt, hall) {
    const transaction = this.writing("bundles", "receipts", "halls");
    const bundles = transaction.objectStore("bundles");
    const known = bundles.get(id);
    known.onsuccess = () => {
      if (!known.result) return; // the person removed it while it was on its way
      // Two senders may hear of one bundle; what a receipt has settled stays settled.
      const settled = known.result.state === "received" && change.state !== "received";
      if (!settled) bundles.put({ ...known.result, ...change });
    };
    if (receipt) {
      const receipts = transaction.objectStore("receipts");
      const old = receipts.get(receipt.kiosk);
      old.onsuccess = () => {
        if (!old.result || old.result.issued <= receipt.issued) receipts.put(receipt);
      };
    }
    if (hall) transaction.objectStore("halls").put(hall);
    await done(transaction);
  }

  /** Removes a bundle because a person said so. */
  async remove(id) {
    const transaction = this.writing("bundles", "bodies");
    transaction.objectStore("bundles").delete(id);
    transaction.objectStore("bodies").delete(id);
    await done(transaction);
  }
}

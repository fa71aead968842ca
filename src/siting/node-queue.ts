// Open nodes of a branch and bound, largest bound first; equal bounds leave in the order they came, so that runs repeat.

export class NodeQueue<Node extends { readonly bound: number }> {
  private readonly heap: { readonly node: Node; readonly order: number }[] = [];
  private pushed = 0;

  get size(): number {
    return this.heap.length;
  }

  peek(): Node {
    return this.heap[0].node;
  }

  push(node: Node): void {
    const { heap } = this;
    heap.push({ node, order: this.pushed++ });
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  pop(): Node {
    const { heap } = this;
    const { node } = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return node;
    heap[0] = last;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) return node;
      if (child + 1 < heap.length && this.isBefore(child + 1, child)) child++;
      if (!this.isBefore(child, at)) return node;
      this.swap(at, child);
      at = child;
    }
  }

  /** All that is left, best first. */
  drain(): Node[] {
    const left: Node[] = [];
    while (this.size > 0) left.push(this.pop());
    return left;
  }

  private isBefore(a: number, b: number): boolean {
    const [left, right] = [this.heap[a], this.heap[b]];
    if (left.node.bound !== right.node.bound) return left.node.bound > right.node.bound;
    return left.order < right.order;
  }

  private swap(a: number, b: number): void {
    const kept = this.heap[a];
    this.heap[a] = this.heap[b];
    this.heap[b] = kept;
  }
}

// An input with its label, its error below it, and a form that its text keeps while it is typed.
export class Field {
    constructor(name, { format, check, changed }) {
        Object.assign(this, { name, format, check, changed });
        this.input = document.getElementById(`payment-${name}Input`);
        this.note = document.getElementById(`payment-${name}Error`);
        this.input.addEventListener('input', e => this.typed(e));
        this.input.addEventListener('blur', () => this.left());
    }

    get text() { return this.input.value; }
    get isShown() { return !this.input.closest('[hidden]'); }
    get isComplete() { return !this.isShown || !this.check(this.text, true); }

    typed(e) {
        this.reformat(e.inputType?.startsWith('delete'));
        this.show(this.text ? this.check(this.text, false) : null);
        this.changed();
    }

    /** An empty field is not scolded for being walked over. */
    left() {
        if (this.text) this.show(this.check(this.text, true));
    }

    /** Checks it as if it were finished, and says what is wrong. */
    insist() {
        const fault = this.isShown ? this.check(this.text, true) : null;
        this.show(fault);
        return fault;
    }

    show(fault) {
        this.input.setAttribute('aria-invalid', String(Boolean(fault)));
        if (this.note.textContent !== (fault?.message ?? '')) this.note.textContent = fault?.message ?? '';
        this.input.toggleAttribute('data-bad', Boolean(fault));
    }

    clear() {
        this.input.value = '';
        this.show(null);
    }

    // The caret stays behind the character that it was behind, whatever was put between.
    reformat(isDeleting) {
        const { input } = this;
        const behind = input.value.slice(0, input.selectionStart).replace(/[^\dA-Za-z]/g, '').length;
        const wasAtEnd = input.selectionStart === input.value.length;
        const next = this.format(input.value, isDeleting);
        if (next === input.value) return;
        input.value = next;
        let at = 0;
        for (let seen = 0; at < next.length && seen < behind; at++) if (/[\dA-Za-z]/.test(next[at])) seen++;
        input.setSelectionRange(...wasAtEnd ? [next.length, next.length] : [at, at]);
    }
}

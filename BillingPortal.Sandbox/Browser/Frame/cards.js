// What can be said about a card before any bank is asked: brand, length, check digit.
const brands = [
    { name: 'American Express', starts: /^3[47]/, lengths: [15], code: 4, groups: [4, 6, 5] },
    { name: 'Diners Club', starts: /^3(0[0-5]|[689])/, lengths: [14, 16], code: 3, groups: [4, 4, 4, 4] },
    { name: 'JCB', starts: /^35/, lengths: [16], code: 3, groups: [4, 4, 4, 4] },
    { name: 'Mastercard', starts: /^(5[1-5]|2[2-7])/, lengths: [16], code: 3, groups: [4, 4, 4, 4] },
    { name: 'Discover', starts: /^6(011|4[4-9]|5)/, lengths: [16], code: 3, groups: [4, 4, 4, 4] },
    { name: 'UnionPay', starts: /^62/, lengths: [16, 17, 18, 19], code: 3, groups: [4, 4, 4, 4, 3] },
    { name: 'Visa', starts: /^4/, lengths: [16], code: 3, groups: [4, 4, 4, 4] },
];
const other = { name: '', lengths: [16], code: 3, groups: [4, 4, 4, 4] };

export const digits = text => text.replace(/\D/g, '');
export const brandOf = number => brands.find(b => b.starts.test(number)) ?? other;
export const longest = brand => Math.max(...brand.lengths);

export function grouped(number) {
    const brand = brandOf(number);
    let rest = number.slice(0, longest(brand));
    const parts = brand.groups.map(size => {
        const part = rest.slice(0, size);
        rest = rest.slice(size);
        return part;
    });
    return parts.filter(Boolean).join(' ');
}

/** From the right every second digit is doubled; the sum ends in 0. */
export function isWellFormed(number) {
    const sum = [...number].reverse().reduce((total, digit, i) => {
        const value = Number(digit) * (1 + i % 2);
        return total + (value > 9 ? value - 9 : value);
    }, 0);
    return sum % 10 === 0;
}

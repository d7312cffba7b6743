// What is wrong with a field, in Stripe's codes and words; null when nothing is. `isLeft` is false while it is still being typed.
import { brandOf, digits, isWellFormed, longest } from './cards.js';

const fault = (code, message) => ({ type: 'validation_error', code, message });

export function checkNumber(text, isLeft) {
    const number = digits(text);
    const brand = brandOf(number);
    if (brand.lengths.includes(number.length) && isWellFormed(number)) return null;
    if (number.length >= longest(brand)) return fault('invalid_number', 'Your card number is invalid.');
    return isLeft ? fault('incomplete_number', 'Your card number is incomplete.') : null;
}

export function expiryOf(text) {
    const given = digits(text);
    return { month: Number(given.slice(0, 2)), year: 2000 + Number(given.slice(2, 4)), isWhole: given.length === 4 };
}

/** `now` is the stand-in's month, such as 2026-08: its clock may be ahead of the browser's. */
export function checkExpiry(text, isLeft, now) {
    const { month, year, isWhole } = expiryOf(text);
    const [thisYear, thisMonth] = now.split('-').map(Number);
    if (!isWhole) return isLeft ? fault('incomplete_expiry', "Your card's expiration date is incomplete.") : null;
    if (month < 1 || month > 12) return fault('invalid_expiry_month', "Your card's expiration date is invalid.");
    if (year < thisYear) return fault('invalid_expiry_year_past', "Your card's expiration year is in the past.");
    if (year === thisYear && month < thisMonth) return fault('invalid_expiry_month_past', "Your card's expiration date is in the past.");
    return year > thisYear + 50 ? fault('invalid_expiry_year', "Your card's expiration year is invalid.") : null;
}

export function checkCode(text, isLeft, number) {
    const missing = digits(text).length < brandOf(digits(number)).code;
    return missing && isLeft ? fault('incomplete_cvc', "Your card's security code is incomplete.") : null;
}

export function checkPostal(text, isLeft, country) {
    const missing = country === 'US' ? digits(text).length < 5 : text.trim().length < 3;
    if (!missing || !isLeft) return null;
    return country === 'US' ? fault('incomplete_zip', 'Your ZIP code is incomplete.') : fault('incomplete_postal_code', 'Your postal code is incomplete.');
}

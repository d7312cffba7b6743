// Stripe's themes and variables, as custom properties of the frame.
const themes = {
    stripe: { colorPrimary: '#0570de', colorBackground: '#ffffff', colorText: '#30313d', colorTextSecondary: '#5c6070', colorTextPlaceholder: '#6a6e7c', colorDanger: '#c8102e', borderRadius: '5px', line: '#8a8fa3' },
    night: { colorPrimary: '#85d996', colorBackground: '#30313d', colorText: '#ffffff', colorTextSecondary: '#c3c6d2', colorTextPlaceholder: '#b4b8c5', colorDanger: '#ff9aae', borderRadius: '5px', line: '#7d8192' },
    flat: { colorPrimary: '#0570de', colorBackground: '#f1f1f4', colorText: '#30313d', colorTextSecondary: '#565a68', colorTextPlaceholder: '#62667a', colorDanger: '#b40e29', borderRadius: '3px', line: '#8a8fa3' },
    none: { colorPrimary: '#0570de', colorBackground: '#ffffff', colorText: '#000000', colorTextSecondary: '#505050', colorTextPlaceholder: '#6a6a6a', colorDanger: '#b40000', borderRadius: '0px', line: '#767676' },
};
const usual = { fontFamily: 'Inter, system-ui, sans-serif', fontSizeBase: '16px', spacingUnit: '4px' };

export function wear(appearance = {}, ground) {
    const { style } = document.documentElement;
    const name = appearance.theme in themes ? appearance.theme : 'stripe';
    const values = { ...usual, ...themes[name], ...appearance.variables };
    for (const [key, value] of Object.entries(values)) style.setProperty(`--${key}`, value);
    style.setProperty('--ground', ground);
    // Form controls, and what the browser draws itself, follow the darkness of the fields.
    document.documentElement.dataset.scheme = isDark(values.colorBackground) ? 'dark' : 'light';
    document.documentElement.dataset.labels = appearance.labels === 'floating' ? 'floating' : 'above';
}

function isDark(colour) {
    const probe = document.createElement('canvas').getContext('2d');
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
    return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

// What the page did wrong is thrown. What the customer or the bank did comes back as { error }.
class IntegrationError extends Error {
    constructor(message) {
        super(message);
        this.name = 'IntegrationError';
    }
}

function demand(holds, message) {
    if (!holds) throw new IntegrationError(message);
}

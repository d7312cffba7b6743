namespace BillingPortal.Sandbox.Cards;

/// <summary>When the bank asks the customer.</summary>
internal enum Asks
{
    Never,

    /// <summary>At set-up and whenever the customer is there; once set up, not when the customer is away.</summary>
    UnlessSetUp,

    /// <summary>Whenever the customer is there; never when away.</summary>
    WhenPresent,

    /// <summary>For every payment.</summary>
    Always,
}

/// <summary>A card number that the sandbox knows, and what becomes of it. Any other number is declined: a real card has no business here.</summary>
internal sealed record TestCard(string Number, string Token, string Brand = "visa", string Funding = "credit", string Country = "US")
{
    public Decline? Decline { get; init; }

    /// <summary>It is refused at payments, not when it is set up.</summary>
    public bool CanBeSetUp { get; init; }

    public Asks Asks { get; init; } = Asks.Never;

    /// <summary>A refund to it is under way for a day.</summary>
    public bool RefundsSlowly { get; init; }

    /// <summary>A refund to it comes back after a day.</summary>
    public bool RefundsFail { get; init; }

    public bool RefusesSetUp => Decline is not null && !CanBeSetUp;
}

/// <summary>Why a bank says no, in Stripe's words.</summary>
internal sealed record Decline(string Code, string? Reason, string Message, string Advice, string Network)
{
    public static readonly Decline Generic = new("card_declined", "generic_decline", "Your card was declined.", "try_again_later", "01");
    public static readonly Decline Funds = new("card_declined", "insufficient_funds", "Your card has insufficient funds.", "try_again_later", "51");
    public static readonly Decline Lost = new("card_declined", "lost_card", "Your card was declined.", "do_not_try_again", "41");
    public static readonly Decline Stolen = new("card_declined", "stolen_card", "Your card was declined.", "do_not_try_again", "43");
    public static readonly Decline Velocity = new("card_declined", "card_velocity_exceeded", "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.", "try_again_later", "61");
    public static readonly Decline Expired = new("expired_card", "expired_card", "Your card has expired.", "do_not_try_again", "54");
    public static readonly Decline Cvc = new("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.", "confirm_card_data", "82");
    public static readonly Decline Processing = new("processing_error", "processing_error", "An error occurred while processing your card. Try again in a little bit.", "try_again_later", "96");
    public static readonly Decline Authentication = new("authentication_required", "authentication_required", "Your card was declined. This transaction requires authentication.", "confirm_card_data", "65");
    public static readonly Decline NoTestCard = new("card_declined", "test_mode_live_card", "Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.", "do_not_try_again", "14");
}

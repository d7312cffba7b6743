using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Cards;

/// <summary>What is wrong with a card's data before any bank is asked.</summary>
internal static class CardChecks
{
    private const int YearsAhead = 50;

    public static TestCard Known(JsonObject card, DateTime today, string path)
    {
        if (card.Text("token") is { } token)
            return TestCards.WithToken(token) ?? throw StripeFault.Invalid($"No such token: '{token}'", $"{path}[token]", "resource_missing");
        var number = Digits(card, path);
        CheckExpiry(card, today, path);
        var known = TestCards.WithNumber(number);
        CheckCvc(card.Text("cvc"), known?.Brand, path);
        return known ?? throw Refused(Decline.NoTestCard.Code, Decline.NoTestCard.Message, $"{path}[number]", Decline.NoTestCard.Reason);
    }

    private static string Digits(JsonObject card, string path)
    {
        var number = card.Text("number")?.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
            ?? throw StripeFault.BadParameter($"Missing required param: {path}[number].", $"{path}[number]", "parameter_missing");
        if (number.Length is < 12 or > 19 || !number.All(char.IsAsciiDigit)) throw Refused("invalid_number", "The card number is not a valid credit card number.", $"{path}[number]");
        return TestCards.IsWellFormed(number) ? number : throw Refused("incorrect_number", "Your card number is incorrect.", $"{path}[number]");
    }

    private static void CheckExpiry(JsonObject card, DateTime today, string path)
    {
        foreach (var name in new[] { "exp_month", "exp_year" })
            if (!card.ContainsKey(name)) throw StripeFault.BadParameter($"Missing required param: {path}[{name}].", $"{path}[{name}]", "parameter_missing");
        CheckExpiry(card.Number("exp_month"), Year(card), today, path);
    }

    public static void CheckExpiry(long month, long year, DateTime today, string path)
    {
        if (month is < 1 or > 12) throw Refused("invalid_expiry_month", "Your card's expiration month is invalid.", $"{path}[exp_month]");
        if (year < today.Year || year > today.Year + YearsAhead) throw Refused("invalid_expiry_year", "Your card's expiration year is invalid.", $"{path}[exp_year]");
        if (year == today.Year && month < today.Month) throw Refused("invalid_expiry_month", "Your card's expiration month is invalid.", $"{path}[exp_month]");
    }

    /// <summary>Two digits mean this century.</summary>
    public static long Year(JsonObject card) => card.Number("exp_year") is >= 0 and < 100 and var year ? 2000 + year : card.Number("exp_year");

    private static void CheckCvc(string? cvc, string? brand, string path)
    {
        if (cvc is not null && (cvc.Length != (brand == "amex" && cvc.Length != 3 ? 4 : 3) || !cvc.All(char.IsAsciiDigit)))
            throw Refused("invalid_cvc", "Your card's security code is invalid.", $"{path}[cvc]");
    }

    private static StripeFault Refused(string code, string message, string param, string? reason = null)
    {
        var error = StripeFault.Error("card_error", message, code, param);
        if (reason is not null) error["decline_code"] = reason;
        return new(402, error);
    }
}

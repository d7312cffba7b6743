using BillingPortal.Core;

namespace BillingPortal.Platform.Audit;

/// <summary>Why somebody of the staff did something. It is kept for ever, so it names nobody.</summary>
public static class Reason
{
    public const int Longest = 500;
    private const string Field = "reason";

    // A name as short as this one stands in other words too.
    private const int Short = 3;

    private static readonly Refusal Missing = new("reason_missing", "Say why: the audit trail keeps the reason.", Field);
    private static readonly Refusal Long = new("reason_long", $"Use at most {Longest} characters.", Field);

    private static readonly Refusal Personal = new("reason_personal", "Leave names, addresses and references out of the reason: the audit trail keeps it for ever, also when they are erased. It knows whom you mean.", Field);

    /// <summary>The reason without what cannot be seen.</summary>
    /// <param name="own">What belongs to whom it is about: name, address, reference.</param>
    public static Result<string> Of(string? typed, params IEnumerable<string?> own)
    {
        var why = new string([.. (typed ?? "").Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        if (why.Length == 0) return Missing;
        if (why.Length > Longest) return Long;
        return own.Any(o => !string.IsNullOrWhiteSpace(o) && Names(why, o.Trim())) ? Personal : why;
    }

    private static bool Names(string why, string own)
    {
        for (var at = why.IndexOf(own, StringComparison.OrdinalIgnoreCase); at >= 0; at = why.IndexOf(own, at + 1, StringComparison.OrdinalIgnoreCase))
            if (own.Length > Short || (IsBorder(why, at - 1) && IsBorder(why, at + own.Length))) return true;
        return false;
    }

    private static bool IsBorder(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);
}

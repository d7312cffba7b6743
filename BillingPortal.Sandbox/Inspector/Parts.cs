using System.Globalization;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>What the pages have in common: statuses, instants, tables, and an object in a line.</summary>
internal static class Parts
{
    private static readonly string[] Good = ["succeeded", "enabled", "available", "won", "active", "paid"];
    private static readonly string[] Bad = ["failed", "canceled", "dropped", "lost", "disabled", "requires_payment_method", "unpaid", "uncollectible"];

    /// <summary>A dot and a word.</summary>
    public static Html Status(string? word) => word is null ? Html.None : Html.Of($"""<span class="status {Tone(word)}">{word.Replace('_', ' ')}</span>""");

    public static Html Status(int code) => Html.Of($"""<span class="status {(code < 300 ? "ok" : code < 500 ? "warn" : "bad")}">{code}</span>""");

    public static Html Instant(long unixSeconds) => Instant(DateTimeOffset.FromUnixTimeSeconds(unixSeconds).UtcDateTime);

    public static Html Instant(DateTime at) =>
        Html.Of($"""<time datetime="{at.ToString("O", CultureInfo.InvariantCulture)}">{at.ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)}</time>""");

    public static Html Instant(string? text) => text is null ? Html.None : Instant(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));

    public static Html Table(string name, IReadOnlyList<string> heads, IEnumerable<Html> rows, string whenEmpty)
    {
        var all = rows.ToList();
        return all.Count == 0
            ? Html.Of($"""<p class="empty">{whenEmpty}</p>""")
            : Html.Of($"""<div class="scroll" role="region" aria-label="{name}" tabindex="0"><table><thead><tr>{heads.Select(h => Html.Of($"<th scope=\"col\">{h}</th>"))}</tr></thead><tbody>{all}</tbody></table></div>""");
    }

    public static Html Row(params IEnumerable<Html> cells) => Html.Of($"<tr>{cells.Select(c => Html.Of($"<td>{c}</td>"))}</tr>");

    public static Html Text(string? text) => Html.Of($"{text}");

    public static Html Code(string? text) => string.IsNullOrEmpty(text) ? Html.None : Html.Of($"<code>{text}</code>");

    /// <summary>What a person knows it by.</summary>
    public static string Summary(JsonObject thing) => thing.Text("object") switch
    {
        "event" => thing.Text("type")!,
        "webhook_endpoint" => thing.Text("url") ?? "",
        "payment_method" when thing.Hash("card") is { } card => $"{card.Text("brand")} ···· {card.Text("last4")}, {card.Number("exp_month"):00}/{card.Number("exp_year")}",
        "payment_method" when thing.Hash("us_bank_account") is { } bank => $"{bank.Text("bank_name")} ···· {bank.Text("last4")}",
        _ when thing["amount"] is JsonValue && thing.Text("currency") is { } currency => Money(thing.Number("amount"), currency),
        _ => string.Join(" · ", new[] { thing.Text("name"), thing.Text("email"), thing.Text("description") }.Where(t => !string.IsNullOrEmpty(t))),
    };

    public static string? StatusOf(JsonObject thing) => thing["status"] is JsonValue value && value.TryGetValue<string>(out var status) ? status : null;

    // Stripe's currencies without decimals; the few with three are not met in a sandbox.
    private static string Money(long minor, string currency) => currency is "jpy" or "krw" or "vnd" or "clp"
        ? string.Create(CultureInfo.InvariantCulture, $"{minor:N0} {currency.ToUpperInvariant()}")
        : string.Create(CultureInfo.InvariantCulture, $"{minor / 100m:N2} {currency.ToUpperInvariant()}");

    private static string Tone(string word) => Good.Contains(word, StringComparer.Ordinal) ? "ok" : Bad.Contains(word, StringComparer.Ordinal) ? "bad" : "warn";
}

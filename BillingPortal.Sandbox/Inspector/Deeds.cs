using BillingPortal.Sandbox.Resources;
using BillingPortal.Sandbox.Wire;

namespace BillingPortal.Sandbox.Inspector;

/// <summary>What a person may bring about for an object as it stands now.</summary>
internal static class Deeds
{
    public static Html For(Site site, JsonObject thing)
    {
        var buttons = Html.All(Buttons(site, thing));
        return buttons == Html.None ? Html.None : Html.Of($"""<section aria-labelledby="deeds"><h2 id="deeds">What the bank does now</h2><div class="deeds">{buttons}</div></section>""");
    }

    /// <summary>Null when there is no such deed.</summary>
    public static async Task<ActionResult?> DoAsync(SandboxActions actions, string deed, string id, string reason, CancellationToken ct) => deed switch
    {
        "settle" => await actions.SettleDebitAsync(id, ct),
        "bounce" => await actions.FailDebitAsync(id, Of(SandboxActions.DebitFailures, reason), ct),
        "arrive" => await actions.SettleRefundAsync(id, ct),
        "fail-refund" => await actions.FailRefundAsync(id, Of(SandboxActions.RefundFailures, reason), ct),
        "renew" => await actions.RenewCardAsync(id, ct),
        "authenticate" => await actions.AuthenticateAsync(id, passed: true, ct),
        "fail-authentication" => await actions.AuthenticateAsync(id, passed: false, ct),
        _ => null,
    };

    private static IEnumerable<Html> Buttons(Site site, JsonObject thing) => (thing.Text("object"), Parts.StatusOf(thing)) switch
    {
        (PaymentIntents.Kind, Intents.Processing) => [Button(site, thing, "settle", "Settle the debit"), Button(site, thing, "bounce", "Send the debit back", SandboxActions.DebitFailures)],
        (PaymentIntents.Kind or SetupIntents.Kind, Intents.NeedsAction) => [Button(site, thing, "authenticate", "Complete authentication"), Button(site, thing, "fail-authentication", "Fail authentication")],
        (Refunds.Kind, "pending") => [Button(site, thing, "arrive", "Let the refund arrive"), Button(site, thing, "fail-refund", "Fail the refund", SandboxActions.RefundFailures)],
        (Refunds.Kind, "succeeded") => [Button(site, thing, "fail-refund", "Fail the refund", SandboxActions.RefundFailures)],
        (PaymentMethods.Kind, _) when thing.Hash("card") is not null && thing.Text("customer") is not null => [Button(site, thing, "renew", "Update the card automatically")],
        _ => [],
    };

    private static Html Button(Site site, JsonObject thing, string deed, string words, IReadOnlyList<string>? reasons = null) => Html.Of($"""
        <form method="post" action="{site.Root}/objects/{thing.Id()}/{deed}" class="line">{Reasons(deed, reasons)}<button type="submit">{words}</button></form>
        """);

    private static Html Reasons(string deed, IReadOnlyList<string>? reasons) => reasons is null ? Html.None : Html.Of($"""
        <span class="pair"><label for="{deed}-reason">Reason</label><select id="{deed}-reason" name="reason">{reasons.Select(r => Html.Of($"<option>{r}</option>"))}</select></span>
        """);

    private static string Of(IReadOnlyList<string> known, string reason) => known.Contains(reason, StringComparer.Ordinal) ? reason : known[0];
}

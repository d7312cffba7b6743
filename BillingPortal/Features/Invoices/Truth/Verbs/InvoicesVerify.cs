using BillingPortal.Platform.Verbs;

namespace BillingPortal.Features.Invoices.Truth.Verbs;

internal sealed class InvoicesVerify(VerifyInvoices verify) : IVerb
{
    private const string All = "all";

    public static string Words => "invoices verify";

    public static string Summary => "Makes invoices again from events and frozen facts and lists what differs: a number, an id, or all with their numbers; exit code 1 if anything does.";

    public async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments is not [var name])
        {
            await call.Error.WriteLineAsync("Say which: invoices verify INV-2026-000001, or: invoices verify all");
            return 2;
        }
        var wrong = 0;
        var seen = await verify.RunAsync(name == All ? null : name, async one =>
        {
            if (!one.IsRight) wrong++;
            else if (name != All) await call.Out.WriteLineAsync($"{one.Name}  {one.Sentence}");
            await TellAsync(call.Out, one);
        }, ct);
        if (seen == 0 && name != All)
        {
            await call.Error.WriteLineAsync($"There is no invoice {name}.");
            return 2;
        }
        if (name == All) await call.Out.WriteLineAsync(wrong == 0 ? $"{seen} invoices made again, all right." : $"{wrong} of {seen} invoices are not what they were made of.");
        var gaps = name == All ? await verify.NumbersAsync(ct) : [];
        foreach (var gap in gaps) await call.Out.WriteLineAsync($"{gap.Series}  {gap.Code}  {gap.Sentence}");
        return wrong == 0 && gaps.Count == 0 ? 0 : 1;
    }

    private static async Task TellAsync(TextWriter to, InvoiceVerified one)
    {
        foreach (var fault in one.Faults) await to.WriteLineAsync($"{one.Name}  {fault.Code}  {fault.Sentence}");
    }
}

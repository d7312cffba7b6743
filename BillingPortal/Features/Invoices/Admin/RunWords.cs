using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Invoices.Admin;

/// <summary>How the closing of a month stands, for staff.</summary>
internal static class RunWords
{
    public static string Word(BillingRunRow run) => run switch
    {
        { Stage: RunStage.Done } => "Done",
        { Paused: true } => "Paused",
        { Stage: RunStage.Drafting } => "Making drafts",
        { Stage: RunStage.Finishing } => "Becoming final",
        _ => "Waiting",
    };

    public static Tone Tone(RunSeen seen) => seen.Row switch
    {
        _ when seen.Failed > 0 => Platform.Ui.Parts.Tone.Bad,
        { Paused: true } => Platform.Ui.Parts.Tone.Warn,
        { Stage: RunStage.Done } => Platform.Ui.Parts.Tone.Ok,
        _ => Platform.Ui.Parts.Tone.Info,
    };

    /// <summary>What happens next, and when.</summary>
    public static string Next(RunSeen seen, bool asksApproval, Show show) => seen.Row switch
    {
        { Stage: RunStage.Done, DoneAt: { } at } => $"All that could become final was so on {show.InstantWithZone(at)}.",
        { Paused: true } => "It was paused and goes on when somebody lets it.",
        { Stage: RunStage.Drafting } => "A draft is made for each customer who is billed. Customers see theirs at once.",
        { Stage: RunStage.Waiting, FinalFrom: { } from, ApprovedAt: null } when asksApproval => $"The drafts wait for an approval. They become final once it is given, no sooner than {show.InstantWithZone(from)}.",
        { Stage: RunStage.Waiting, FinalFrom: { } from } => $"The drafts become final on {show.InstantWithZone(from)}, with what came in until then, get their numbers and are mailed.",
        { Stage: RunStage.Finishing } => "Drafts become final one after the other, get their numbers and are mailed.",
        _ => "It goes on by itself.",
    };

    public static string Month(RunSeen seen) => InvoiceText.Month(seen.Month);

    public static string Customers(int count, Show show) => count == 1 ? "1 customer" : $"{show.Number(count)} customers";

    public static string Invoices(int count, Show show) => count == 1 ? "1 invoice" : $"{show.Number(count)} invoices";

    public static string Title(Outlier why) => why switch
    {
        Outlier.Fault => "Cannot be made",
        Outlier.More => "More than half above last month",
        Outlier.Less => "More than half below last month",
        Outlier.FirstBill => "First bill",
        Outlier.NoUsage => "No usage",
        _ => "No name, address or country for the invoice",
    };
}

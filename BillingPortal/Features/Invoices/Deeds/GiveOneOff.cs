using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Deeds;

/// <summary>A charge or a discount, as it was typed.</summary>
/// <param name="Text">As it will stand on the invoice.</param>
/// <param name="Amount">Above 0.</param>
internal sealed record TypedOneOff(string? Text, string? Amount, bool IsDiscount);

/// <summary>An admin puts a charge or a discount on the next invoice of a customer, or takes it back before it stands on a final one.</summary>
internal sealed class GiveOneOff(InvoiceDeed deed, Installation installation)
{
    public const int LongestText = 200;
    private static readonly Refusal NoText = new("text_invalid", $"Say what it is for, in at most {LongestText} characters: it will stand on the invoice.", "text");
    private static readonly Refusal NoAmount = new("amount_invalid", "Write an amount above 0. Choose whether it is a charge or a discount beside it.", "amount");
    private static readonly Refusal Gone = new(Codes.NotFound, "There is no such charge or discount. Reload the page.");
    private static readonly Refusal Stands = new("one_off_billed", "It stands on a final invoice already. Write a credit note for it instead.");
    private static readonly Refusal Taken = new("one_off_withdrawn", "It was taken back already.");

    public Task<Result<Done>> AddAsync(Actor actor, long profileId, TypedOneOff typed, string? reason, CancellationToken ct = default) => deed.OnCustomerAsync(actor, profileId, reason, "one-off.added", async on =>
    {
        var read = Read(typed);
        if (!read.IsDone) return Result.Refuse<DeedDone>(read.Refusals);
        var (text, amount) = read.Value;
        var row = new OneOffRow { ProfileId = profileId, Text = text, AmountMinor = amount.Minor, Reason = on.Why, GivenBy = on.By.Name, GivenAt = on.Now };
        on.Db.Add(row);
        await on.Db.SaveChangesAsync(ct);
        return new DeedDone(Id(row), $"{(typed.IsDiscount ? "A discount" : "A charge")} of {InvoiceDeed.Show.Money(typed.IsDiscount ? -amount : amount)} was put on the next invoice.", null, new { oneOff = row.Id, minor = amount.Minor });
    }, ct);

    public Task<Result<Done>> WithdrawAsync(Actor actor, long profileId, long oneOffId, string? reason, CancellationToken ct = default) => deed.OnCustomerAsync(actor, profileId, reason, "one-off.withdrawn", async on =>
    {
        if (await on.Db.Set<OneOffRow>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == oneOffId && o.ProfileId == profileId, ct) is not { } row) return Gone;
        DateTime? now = on.Now;
        // An invoice may become final at this moment: then it stands there.
        var taken = await on.Db.Set<OneOffRow>().Where(o => o.Id == oneOffId && o.InvoiceId == null && o.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(o => o.WithdrawnAt, now), ct);
        if (taken == 0) return row.WithdrawnAt is null ? Stands : Taken;
        return new DeedDone(Id(row), $"{(row.AmountMinor < 0 ? "A discount" : "A charge")} of {InvoiceDeed.Show.Money(new(Math.Abs(row.AmountMinor), installation.Currency))} was taken back before it stood on an invoice.", new { oneOff = row.Id, minor = row.AmountMinor });
    }, ct);

    private Result<(string Text, Money Amount)> Read(TypedOneOff typed)
    {
        var read = new TypedFigures(installation.Currency);
        var text = new string([.. (typed.Text ?? "").Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
        if (text.Length is 0 or > LongestText) read.Add(NoText);
        if (Printable.FaultOf(text, "text") is { } unprintable) read.Add(unprintable);
        var amount = read.Amount(typed.Amount, "amount");
        if (amount is { Minor: 0 }) read.Add(NoAmount);
        if (read.Faults.Count > 0) return Result.Refuse<(string, Money)>(read.Faults);
        return (text, typed.IsDiscount ? -amount!.Value : amount!.Value);
    }

    private static string Id(OneOffRow row) => row.Id.ToString(CultureInfo.InvariantCulture);
}

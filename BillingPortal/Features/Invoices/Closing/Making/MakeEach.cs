using System.Data.Common;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Invoices.Closing.Making;

/// <summary>For who only looks: where the invoices of several cannot even be read together, each is made alone, and who cannot be read is among the faults.</summary>
internal static class MakeEach
{
    public static async Task<MadeInvoices> EachAsync(this MakeInvoice make, PortalDb db, CalendarMonth month, IReadOnlyList<long> profiles, CancellationToken ct)
    {
        try
        {
            return await make.OfAsync(db, month, profiles, ct);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or DbException))
        {
            return profiles is [var one] ? new(MadeInvoices.None.Made, new Dictionary<long, Exception> { [one] = fault }) : await AloneAsync(make, db, month, profiles, ct);
        }
    }

    private static async Task<MadeInvoices> AloneAsync(MakeInvoice make, PortalDb db, CalendarMonth month, IReadOnlyList<long> profiles, CancellationToken ct)
    {
        var alone = new List<MadeInvoices>();
        foreach (var profile in profiles) alone.Add(await make.EachAsync(db, month, [profile], ct));
        return new(alone.SelectMany(m => m.Made).ToDictionary(), alone.SelectMany(m => m.Faults).ToDictionary());
    }
}

using System.Globalization;
using BillingPortal.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing.Finals;

/// <summary>A number of a series: "INV-2026-000001".</summary>
internal sealed record DocumentNumber(string Series, int Year, int Sequence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Series}-{Year}-{Sequence:000000}");
}

/// <summary>Takes the next numbers of a series and year. They are taken by the transaction that uses them, so that none is missing and none there twice; others wait for its end.</summary>
internal static class TakeNumbers
{
    public static async Task<Queue<DocumentNumber>> TakeAsync(PortalDb db, string series, int year, int many, CancellationToken ct = default)
    {
        if (many == 0) return new();
        var last = (await db.Database.SqlQuery<int>(
            $"""
            insert into number_series (series, year, "last") values ({series}, {year}, {many})
            on conflict (series, year) do update set "last" = number_series."last" + excluded."last" returning "last" as "Value"
            """).ToListAsync(ct)).Single();
        return new(Enumerable.Range(last - many + 1, many).Select(sequence => new DocumentNumber(series, year, sequence)));
    }
}

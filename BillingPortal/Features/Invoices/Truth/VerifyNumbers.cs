using System.Globalization;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>Numbers of a series and year that are not 1, 2, 3 … up to the last one given.</summary>
/// <param name="Series">INV-2026.</param>
internal sealed record NumbersFault(string Series, string Code, string Sentence);

/// <summary>Has each number of invoices and credit notes been given once, and is none missing?</summary>
internal sealed class VerifyNumbers(IDbContextFactory<PortalDb> database)
{
    public const string Missing = "numbers_missing";
    public const string Doubled = "numbers_doubled";
    public const string LastDiffers = "last_number_differs";

    private const int Named = 5;

    public Task<IReadOnlyList<NumbersFault>> RunAsync(CancellationToken ct = default) => database.AtOnceAsync(async db =>
    {
        var last = (await db.Set<NumberSeriesRow>().AsNoTracking().ToListAsync(ct)).ToDictionary(n => (n.Series, n.Year), n => n.Last);
        var given = (await Given(db).GroupBy(g => new { g.Series, g.Year }).Select(g => new { g.Key.Series, g.Key.Year, Count = g.Count(), First = g.Min(n => n.Sequence), Last = g.Max(n => n.Sequence) }).ToListAsync(ct)).ToDictionary(g => (g.Series!, g.Year!.Value));
        var faults = new List<NumbersFault>();
        foreach (var key in last.Keys.Union(given.Keys).OrderBy(k => k.Item1, StringComparer.Ordinal).ThenBy(k => k.Item2))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{key.Item1}-{key.Item2}");
            if (given.TryGetValue(key, out var of)) faults.AddRange(Within(name, await SequencesAsync(db, key, ct), of.Last!.Value));
            if (last.GetValueOrDefault(key) is var noted && noted != (of?.Last ?? 0))
                faults.Add(new(name, LastDiffers, string.Create(CultureInfo.InvariantCulture, $"{noted} is noted as the last number of {name}; the last that stands on a document is {of?.Last ?? 0}.")));
        }
        return (IReadOnlyList<NumbersFault>)faults;
    }, ct);

    // Invoices and credit notes may be told to share a series.
    private static IQueryable<GivenNumber> Given(PortalDb db) => db.Set<InvoiceRow>().Where(i => i.Sequence != null).Select(i => new GivenNumber { Series = i.Series, Year = i.Year, Sequence = i.Sequence })
        .Concat(db.Set<CreditNoteRow>().Select(c => new GivenNumber { Series = c.Series, Year = c.Year, Sequence = c.Sequence }));

    private static IEnumerable<NumbersFault> Within(string name, IReadOnlyList<int> given, int last)
    {
        int[] twice = [.. given.Zip(given.Skip(1)).Where(p => p.First == p.Second).Select(p => p.First).Distinct()];
        int[] none = [.. given.Prepend(0).Zip(given).Where(p => p.Second - p.First > 1).SelectMany(p => Enumerable.Range(p.First + 1, p.Second - p.First - 1)).Take(Named + 1)];
        if (none.Length > 0) yield return new(name, Missing, string.Create(CultureInfo.InvariantCulture, $"Of the numbers 1 to {last} of {name} these stand on no document: {Listed(none)}."));
        if (twice.Length > 0) yield return new(name, Doubled, $"Of {name} these numbers stand on more than one document: {Listed(twice)}.");
    }

    private static string Listed(int[] numbers) => string.Join(", ", numbers.Take(Named).Select(n => n.ToString(CultureInfo.InvariantCulture))) + (numbers.Length > Named ? " …" : "");

    private static Task<List<int>> SequencesAsync(PortalDb db, (string Series, int Year) of, CancellationToken ct) =>
        Given(db).Where(g => g.Series == of.Series && g.Year == of.Year).Select(g => g.Sequence!.Value).OrderBy(s => s).ToListAsync(ct);

    private sealed class GivenNumber
    {
        public string? Series { get; init; }

        public int? Year { get; init; }

        public int? Sequence { get; init; }
    }
}

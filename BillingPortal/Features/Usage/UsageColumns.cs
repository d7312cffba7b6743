using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;

namespace BillingPortal.Features.Usage;

/// <summary>Which value of a line is what, by the names in the first line.</summary>
internal sealed class UsageColumns
{
    public const string EventId = "event_id";
    public const string Customer = "customer";
    public const string Units = "units";
    public const string At = "at";
    public const string Meter = "meter";
    private const int LongestId = 100;
    private const string Example = $"{EventId},{Customer},{Units},{At}";

    private static readonly string[] Needed = [EventId, Customer, Units, At];
    private static readonly string[] All = [.. Needed, Meter];
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK"];

    private readonly IReadOnlyList<string> names;

    private UsageColumns(IReadOnlyList<string> names, char separator) => (this.names, Separator) = (names, separator);

    public char Separator { get; }

    /// <summary>How many of the names mean something.</summary>
    public int Known => All.Count(names.Contains);

    public IReadOnlyList<string> Ignored => [.. names.Where(n => !All.Contains(n, StringComparer.Ordinal))];

    public static UsageColumns Of(IReadOnlyList<string> names, char separator) => new(names, separator);

    /// <param name="other">A separator by which the first line would say more.</param>
    public Refusal? Fault(char other) => this switch
    {
        _ when other != '\0' => new("file_separator", $"The columns are separated by '{other}'. Separate them by commas, semicolons or tabs."),
        { Known: 0 } => new("file_header", $"The first line must name the columns: {Example}, and {Meter} where there are several."),
        _ when Needed.Where(n => !names.Contains(n, StringComparer.Ordinal)).ToArray() is { Length: > 0 } missing => new("file_header", $"The first line names no column {string.Join(", ", missing)}. It must name {Example}; {Meter} may be added."),
        _ when All.FirstOrDefault(n => names.Count(m => m == n) > 1) is { } twice => new("file_header", $"The first line names the column {twice} twice."),
        _ => null,
    };

    public FileLine Read(CsvRecord record)
    {
        var (id, customer, units, at, meter) = (Value(record, EventId), Value(record, Customer), Value(record, Units), Value(record, At), Value(record, Meter));
        FileLine Wrong(string code, string sentence) => new(record.Line, id, customer, units, at, null, new(code, sentence));
        if (record.Values.Count != names.Count) return Wrong(Codes.OfEvents.EventInvalid, $"This line has {record.Values.Count} values; the first line names {names.Count} columns.");
        if (id.Length is 0 or > LongestId) return Wrong(Codes.OfEvents.EventInvalid, $"Give the event an id of 1 to {LongestId} characters. By it the same event is known again.");
        if (customer.Length == 0) return Wrong(Codes.OfEvents.EventInvalid, "Name the customer: by our id or by your reference.");
        if (!long.TryParse(units, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)) return Wrong(Codes.OfEvents.UnitsInvalid, "Units are a whole number in digits, without separators.");
        if (at.Length > 0 && TimeOf(at) is null) return Wrong(Codes.OfEvents.EventInvalid, "Write the time with its zone, such as 2026-06-01T10:00:00Z.");
        return new(record.Line, id, customer, units, at, new(id, customer, count, TimeOf(at), meter.Length == 0 ? Meters.Units : meter), null);
    }

    private string Value(CsvRecord record, string column)
    {
        for (var i = 0; i < names.Count && i < record.Values.Count; i++)
            if (names[i] == column) return record.Values[i].Trim();
        return "";
    }

    private static DateTime? TimeOf(string text) =>
        (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf(':', StringComparison.Ordinal)) && DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.UtcDateTime : null;
}

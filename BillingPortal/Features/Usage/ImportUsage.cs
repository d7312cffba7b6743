using BillingPortal.Core;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>What became of a line, or would become.</summary>
/// <param name="Code">Of a conflict and a refusal.</param>
public sealed record ImportedLine(FileLine Line, UsageOutcome Outcome, string? Code, string? Reason);

/// <summary>What became of the lines of a file, in their order, as far as it was gone through.</summary>
public sealed class ImportReport(int of, bool isTaken)
{
    private readonly List<ImportedLine> lines = new(of);
    private readonly int[] counts = new int[Enum.GetValues<UsageOutcome>().Length];

    /// <summary>It stands in the books; otherwise it was only judged.</summary>
    public bool IsTaken => isTaken;

    public int Of => of;

    public IReadOnlyList<ImportedLine> Lines => lines;

    /// <summary>Lines that were not gone through: it was stopped.</summary>
    public int Left => of - lines.Count;

    /// <summary>Units of the accepted lines.</summary>
    public long Units { get; private set; }

    public int this[UsageOutcome outcome] => counts[(int)outcome];

    internal void Add(ImportedLine line)
    {
        lines.Add(line);
        counts[(int)line.Outcome]++;
        if (line.Outcome == UsageOutcome.Accepted) Units += line.Line.Usage!.Units;
    }
}

/// <summary>
/// Writes the events of a file into the books by the journal, some hundred at a time. It may be stopped and begun again at any place: by their ids events are known again.
/// The same way without writing tells what would become of each line.
/// </summary>
internal sealed class ImportUsage(IUsageJournal journal, IDbContextFactory<PortalDb> database, AuditTrail audit, TimeProvider time)
{
    private const int BatchSize = 500;
    private const string Subject = "usage:import";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="told">After each batch; what is shown grows.</param>
    public Task<ImportReport> JudgeAsync(UsageFile file, Func<ImportReport, Task> told, CancellationToken stop = default) => GoAsync(file, new(file.Lines.Count, isTaken: false), told, stop);

    /// <returns>Also when it was stopped: what had been gone through until then.</returns>
    public async Task<Result<ImportReport>> TakeAsync(Actor actor, UsageFile file, string? reason, Func<ImportReport, Task> told, CancellationToken stop = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        var why = Reason.Of(reason);
        if (!why.IsDone) return why.Refused!;
        // Before, and after: also an import that breaks in the middle was begun by somebody.
        await NoteAsync(actor, "usage.import-begun", new { lines = file.Lines.Count }, why.Value);
        var report = new ImportReport(file.Lines.Count, isTaken: true);
        try
        {
            return await GoAsync(file, report, told, stop);
        }
        finally
        {
            await NoteAsync(actor, "usage.imported", new { accepted = report[UsageOutcome.Accepted], units = report.Units, duplicate = report[UsageOutcome.Duplicate], conflict = report[UsageOutcome.Conflict], refused = report[UsageOutcome.Refused], left = report.Left }, why.Value);
        }
    }

    private async Task<ImportReport> GoAsync(UsageFile file, ImportReport report, Func<ImportReport, Task> told, CancellationToken stop)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var some in file.Lines.Chunk(BatchSize))
        {
            if (stop.IsCancellationRequested) break;
            var sent = some.Where((line, i) => line.Usage is not null && first.TryAdd(line.EventId, report.Lines.Count + i)).ToArray();
            // A batch is not stopped in its middle: nobody would know what became of it.
            var said = sent.Length == 0 ? [] : await SendAsync(new([.. sent.Select(line => line.Usage!)], ApiKeyId: null, UsageSource.Imported, OnlyJudged: !report.IsTaken));
            var answers = sent.Zip(said).ToDictionary(a => a.First.Number, a => a.Second);
            foreach (var line in some) report.Add(answers.GetValueOrDefault(line.Number) is { } answer ? new(line, answer.Outcome, answer.Code, answer.Reason) : Alone(line, line.Usage is null ? null : report.Lines[first[line.EventId]]));
            await told(report);
        }
        return report;
    }

    private async Task<IReadOnlyList<UsageAnswer>> SendAsync(UsageBatch batch)
    {
        while (true)
        {
            try
            {
                return await journal.WriteAsync(batch, CancellationToken.None);
            }
            catch (JournalFullException)
            {
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    // What can be said of a line without the books: it cannot be read, or its id stood further up.
    private static ImportedLine Alone(FileLine line, ImportedLine? first) => first switch
    {
        null => new(line, UsageOutcome.Refused, line.Fault!.Code, line.Fault.Sentence),
        { Line: var other } when other.Usage != line.Usage => new(line, UsageOutcome.Conflict, Codes.OfEvents.EventConflict, $"Line {other.Number} has the same event_id with other content. Give each event an id of its own."),
        { Outcome: UsageOutcome.Accepted or UsageOutcome.Duplicate } => new(line, UsageOutcome.Duplicate, null, $"The same as line {first.Line.Number}."),
        _ => new(line, first.Outcome, first.Code, $"The same as line {first.Line.Number}."),
    };

    private Task NoteAsync(Actor actor, string action, object after, string why) => database.WriteAsync(db =>
    {
        audit.Write(db, actor, action, Subject, after: after, reason: why);
        return Task.CompletedTask;
    });
}

using System.Threading.Channels;
using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>
/// Takes in what is to be written and writes it in groups: whoever comes while a transaction is under way shares the next one. Nobody waits for company;
/// an idle journal writes at once. It begins with the first thing to write and needs no start.
/// </summary>
internal sealed class UsageJournal(IUsageStore store, MakeEntries make, IEnumerable<IHearsUsage> hearers, UsageSettings settings, Installation installation, BillingClock clock, ILogger<UsageJournal> log)
    : IUsageJournal, IAsyncDisposable
{
    /// <summary>Of one transaction, in events: some 20 ms.</summary>
    private const int MostWeight = 2000;

    private readonly Channel<UsageWork> queue = Channel.CreateUnbounded<UsageWork>(new() { SingleReader = true });
    private readonly IHearsUsage[] hearers = [.. hearers];
    private readonly Lock starting = new();
    private Task? writing;
    private int waiting;

    /// <summary>Events that are not written yet.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    public async Task<IReadOnlyList<UsageAnswer>> WriteAsync(UsageBatch batch, CancellationToken ct = default)
    {
        var now = clock.UtcNow;
        var entries = await WriteAsync([.. batch.Events.Select(e => make.Of(e, now))], now, batch.ApiKeyId, batch.Source, batch.Atomic, batch.OnlyJudged);
        return [.. entries.Select(e => e.Answer)];
    }

    /// <summary>The same for entries made already; what became of each stands in it afterwards.</summary>
    public async Task<IReadOnlyList<UsageEntry>> WriteAsync(IReadOnlyList<UsageEntry> entries, DateTime now, long? apiKeyId, UsageSource source, bool atomic, bool onlyJudged = false)
    {
        await DoAsync(new BatchWork(entries, now, apiKeyId, source, atomic, onlyJudged));
        return entries;
    }

    public async Task<Consumed> ConsumeAsync(NewUsage wanted, long? apiKeyId, CancellationToken ct = default)
    {
        var entry = make.Of(wanted with { At = null }, clock.UtcNow);
        if (entry.Fault is { } fault) return new(UsageOutcome.Refused, null, fault);
        return await DoAsync(new ConsumeUnits(entry, apiKeyId));
    }

    public Task<Result<TotalSet>> SetTotalAsync(DayTotal total, UsageDeed by, CancellationToken ct = default) => DoAsync(new SetDayTotal(total, by, installation.Zone));

    public Task<Result<Reversed>> ReverseAsync(UsageToReverse which, UsageDeed by, CancellationToken ct = default) => DoAsync(new ReverseEvent(which, by));

    /// <summary>Writes what was taken in.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (writing is { } task) await task;
    }

    internal async Task<T> DoAsync<T>(DeedWork<T> deed)
    {
        await DoAsync((UsageWork)deed);
        return deed.Result;
    }

    internal Task DoAsync(UsageWork work)
    {
        if (Interlocked.Add(ref waiting, work.Events) > settings.QueueLimit)
        {
            Interlocked.Add(ref waiting, -work.Events);
            throw new JournalFullException();
        }
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(work), this);
        if (writing is null) Start();
        return work.Done;
    }

    private void Start()
    {
        lock (starting) writing ??= Task.Run(WriteAllAsync);
    }

    private async Task WriteAllAsync()
    {
        var group = new List<UsageWork>();
        while (await queue.Reader.WaitToReadAsync())
        {
            for (var weight = 0; weight < MostWeight && queue.Reader.TryRead(out var work); weight += work.Weight) group.Add(work);
            if (store.Together || group.TrueForAll(w => w is BatchWork) || group.TrueForAll(w => w is DeedWork)) await WriteGroupAsync(group);
            else
            {
                await WriteGroupAsync([.. group.OfType<BatchWork>()]);
                await WriteGroupAsync([.. group.OfType<DeedWork>()]);
            }
            group.Clear();
        }
    }

    private async Task WriteGroupAsync(IReadOnlyList<UsageWork> group)
    {
        try
        {
            var news = await store.WriteAsync(group, CancellationToken.None);
            Tell(news);
            Finish(group, work => work.Complete());
        }
        catch (Exception fault) when (group.Count > 1)
        {
            // One of them may be what the database chokes on; alone, it takes nobody with it. What was written after all is found again by its id.
            log.LogWarning(fault, "{Count} requests could not be written together and are tried one by one", group.Count);
            foreach (var work in group) await WriteGroupAsync([work]);
        }
        catch (Exception fault)
        {
            Finish(group, work => work.Fail(fault));
        }
    }

    private void Finish(IReadOnlyList<UsageWork> group, Action<UsageWork> end)
    {
        foreach (var work in group)
        {
            Interlocked.Add(ref waiting, -work.Events);
            end(work);
        }
    }

    private void Tell(IReadOnlyList<UsedMore> news)
    {
        if (news.Count == 0) return;
        foreach (var hearer in hearers)
        {
            try
            {
                hearer.Heard(news);
            }
            catch (Exception fault)
            {
                // What is written is written; whoever cannot hear it must not turn it into a failure.
                log.LogError(fault, "{Hearer} could not take in what was written", hearer.GetType().Name);
            }
        }
    }
}

using BillingPortal.Features.Entitlements.Contracts;

namespace BillingPortal.Features.Entitlements;

/// <summary>A customer that is kept in mind, as far as anything is known of it. What is read is set whole; what is heard while reading is not lost.</summary>
internal sealed class LiveCustomer(long profileId)
{
    private readonly Lock door = new();
    private readonly List<UsedMore> meanwhile = [];
    private LiveFacts? facts;
    private LiveUse? use;
    private volatile LiveMoment? moment;
    private LiveMoment? before;
    private long heard;
    private bool reading;

    public long ProfileId => profileId;

    /// <summary>Held by whoever reads: of many questions at once one reads for all.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>A timestamp of the last question.</summary>
    public long AskedAt { get; set; }

    /// <summary>A timestamp of when the books were last looked at for it.</summary>
    public long SeenAt { get; set; }

    public LiveMoment? Moment => moment;

    public LiveFacts? Facts
    {
        get
        {
            lock (door) return facts;
        }
    }

    public (LiveFacts? Facts, LiveUse? Use) Known
    {
        get
        {
            lock (door) return (facts, use);
        }
    }

    /// <summary>The last answer made of these facts, as far as it says how the customer stands: more units change nothing about that.</summary>
    public LiveMoment? Before(LiveFacts of)
    {
        lock (door) return ReferenceEquals(of, facts) ? before : null;
    }

    public bool IsNamed(string customer)
    {
        var known = Facts;
        return known is not null && (known.PublicId == customer || known.Reference == customer);
    }

    /// <summary>Something changed: all of it is read anew.</summary>
    public void Forget()
    {
        lock (door) (facts, use, moment, before, heard) = (null, null, null, null, heard + 1);
    }

    /// <summary>What was used is read anew.</summary>
    public void ForgetUse()
    {
        lock (door) (use, moment, before) = (null, null, null);
    }

    public void Hear(UsedMore news)
    {
        lock (door)
        {
            if (reading) meanwhile.Add(news);
            var after = use?.With(news);
            if (ReferenceEquals(after, use)) return;
            (use, moment) = (after, null);
        }
    }

    /// <summary>Takes a figure of this moment, to be given back with what was read after it.</summary>
    public long BeginReading()
    {
        lock (door)
        {
            meanwhile.Clear();
            reading = true;
            return heard;
        }
    }

    /// <summary>Null when something was heard since, or nothing could be read: it must be read again. Otherwise what is known now.</summary>
    public (LiveFacts Facts, LiveUse Use)? EndReading(long begun, (LiveFacts Facts, LiveUse Use)? read)
    {
        lock (door)
        {
            reading = false;
            if (read is not var (found, used) || begun != heard || meanwhile.Aggregate((LiveUse?)used, (sum, news) => sum?.With(news)) is not { } sum) return null;
            (facts, use, moment, before) = (found, sum, null, null);
            return (found, sum);
        }
    }

    /// <summary>Keeps an answer while what it was made of still holds.</summary>
    public void Keep(LiveMoment made, LiveFacts of, LiveUse with)
    {
        lock (door)
            if (ReferenceEquals(of, facts) && ReferenceEquals(with, use)) moment = before = made;
    }
}

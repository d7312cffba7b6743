namespace BillingPortal.Sandbox.Chaos;

/// <summary>So many requests in a second of real time, as Stripe's own test mode has it; off unless switched on.</summary>
internal sealed class RequestLimit(ChaosSwitches chaos, SandboxOptions options)
{
    private const int Usual = 25;
    private readonly Lock door = new();
    private long second;
    private int used;

    public bool Allows()
    {
        if (chaos.Find(Switches.RateLimit) is not { } on) return true;
        var now = options.Time.GetUtcNow().ToUnixTimeSeconds();
        lock (door)
        {
            if (now != second) (second, used) = (now, 0);
            return ++used <= (on.Limit ?? Usual);
        }
    }
}

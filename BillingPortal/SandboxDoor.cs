using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Email.Mailbox;
using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;
using BillingPortal.Sandbox;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal;

/// <summary>The only file that names the sandbox. In any other mode nothing below /sandbox exists.</summary>
internal static class SandboxDoor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static void AddSandbox(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(StripeEndpoint.Of);
        var known = builder.Services.Select(s => s.ImplementationInstance).ToList();
        if (StripeEndpoint.IsServedHere(known.OfType<Installation>().Single(), known.OfType<StripeSettings>().Single())) AddStandIn(builder.Services);
    }

    public static void MapSandbox(this WebApplication app)
    {
        var isSandbox = app.Services.GetRequiredService<Installation>().IsSandbox;
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/sandbox", StringComparison.OrdinalIgnoreCase), below => below.Use(isSandbox ? OnThisMachine : Nowhere));
        if (!isSandbox) return;
        var group = app.MapGroup("/sandbox").DisableAntiforgery();
        group.MapGet("/clock", ReadClock);
        group.MapPost("/clock", MoveClockAsync);
        group.MapGet("/mailbox", ReadMailboxAsync);
        group.MapMailboxFiles();
        if (StripeEndpoint.IsServedHere(app.Services.GetRequiredService<Installation>(), app.Services.GetRequiredService<StripeSettings>())) MapStandIn(app);
    }

    // Methods of their own: with a key of Stripe the assembly of the stand-in is not even loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddStandIn(IServiceCollection services) => services.AddStripeSandbox(Options);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MapStandIn(WebApplication app) => app.MapStripeSandbox();

    private static SandboxOptions Options(IServiceProvider services)
    {
        var clock = services.GetRequiredService<BillingClock>();
        return new()
        {
            File = Path.Combine(services.GetRequiredService<Installation>().DataFolder, "sandbox.db"),
            Now = () => clock.UtcNow,
            Time = services.GetRequiredService<TimeProvider>(),
            IsPublic = services.GetRequiredService<PortalSettings>().SandboxPublic,
        };
    }

    private static async Task<Ok<MailboxReading>> ReadMailboxAsync(ReadMailbox mailbox, string? to, int? limit, CancellationToken ct) =>
        TypedResults.Ok(new MailboxReading((await mailbox.PageAsync(to, 0, Math.Clamp(limit ?? MailboxReading.Usual, 1, MailboxReading.Most), ct)).Mails));

    private static Ok<ClockReading> ReadClock(BillingClock clock) => TypedResults.Ok(new ClockReading(clock.UtcNow, []));

    private static async Task<Results<Ok<ClockReading>, ProblemHttpResult>> MoveClockAsync(ClockMove move, BillingClock clock, MoveClock mover, TimeProvider time, CancellationToken ct)
    {
        if (move.Target(clock.UtcNow) is not { } target)
            return Problem(400, "clock_move_invalid", """Send {"advanceSeconds": N} with N ≥ 0, or {"to": "2027-01-01T00:00:00Z"}.""");
        var moved = await MoveAsync(mover, target, time, ct);
        return moved.Refusal switch
        {
            null => TypedResults.Ok(new ClockReading(moved.Now, moved.Steps)),
            MoveRefusal.Backwards => Problem(400, "clock_backwards", $"The clock only goes forward; it shows {moved.Now:O}."),
            MoveRefusal.TooFar => Problem(400, "clock_too_far", $"The clock goes to the end of {Platform.Clock.MoveClock.LastYear}."),
            _ => Problem(409, "clock_busy", "The clock is being moved already. Wait until that has ended."),
        };
    }

    // The portal itself walks what is due every minute, for a moment; whoever moves the clock then waits for it.
    private static async Task<Moved> MoveAsync(MoveClock mover, DateTime target, TimeProvider time, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var moved = await mover.ToAsync(target, ct);
            if (moved.Refusal != MoveRefusal.Busy || time.GetElapsedTime(begun) > Patience) return moved;
            await Task.Delay(Pause, time, ct);
        }
    }

    // Strangers could otherwise reach it through the browser of whoever runs it (DNS rebinding).
    private static Task OnThisMachine(HttpContext context, RequestDelegate next)
    {
        var local = context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
        return local || context.RequestServices.GetRequiredService<PortalSettings>().SandboxPublic
            ? next(context)
            : Problem(403, "sandbox_is_local", "The sandbox answers on this machine only, unless Portal:SandboxPublic is true.").ExecuteAsync(context);
    }

    // Its pages are routes of the program in every mode.
    private static Task Nowhere(HttpContext context, RequestDelegate next)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static ProblemHttpResult Problem(int status, string code, string sentence) =>
        TypedResults.Problem(sentence, statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}

/// <summary>One of the two: seconds to go forward, or the instant to go to.</summary>
internal sealed record ClockMove(
    [property: JsonPropertyName("advanceSeconds")] long? AdvanceSeconds,
    [property: JsonPropertyName("to")] DateTimeOffset? To)
{
    /// <summary>Null when it is neither, both, negative, or beyond all calendars.</summary>
    public DateTime? Target(DateTime now) => (AdvanceSeconds, To) switch
    {
        ({ } seconds, null) when seconds >= 0 && seconds < (DateTime.MaxValue - now).TotalSeconds => now.AddSeconds(seconds),
        (null, { } to) => to.UtcDateTime,
        _ => null,
    };
}

/// <summary>What the billing clock shows, and what fell due on the way.</summary>
internal sealed record ClockReading(DateTime Now, IReadOnlyList<WalkStep> Steps);

/// <summary>Newest first.</summary>
internal sealed record MailboxReading(IReadOnlyList<MailboxMail> Mails)
{
    public const int Usual = 50;
    public const int Most = 200;
}

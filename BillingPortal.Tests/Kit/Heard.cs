using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Installation;
using BillingPortal.Platform.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Kit;

/// <summary>A fact of the tests' own: a number about a subject.</summary>
public sealed record Told(string Subject, int Number) : IFact
{
    public static string Kind => "test.told";
}

/// <summary>What handlers heard, in the order in which they did; and what they shall do about it.</summary>
public sealed class Ear
{
    private readonly Lock door = new();
    private readonly List<(string Subject, int Number)> heard = [];

    public Func<Told, Task> Do { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<(string Subject, int Number)> Heard
    {
        get { lock (door) return [.. heard]; }
    }

    public void Hear(Told told)
    {
        lock (door) heard.Add((told.Subject, told.Number));
    }
}

/// <summary>Leaves a row for what it heard, so that a test sees whether the effect was kept.</summary>
public sealed class Hearing(Ear ear) : IFactHandler<Told>
{
    public static string Name => "test.hearing";

    public async Task HandleAsync(Told fact, FactNews news, PortalDb db, CancellationToken ct)
    {
        ear.Hear(fact);
        db.Add(new SettingRow { Name = $"heard-{news.Id}", Value = $"{fact.Number}", ChangedAt = news.HappenedAt });
        await ear.Do(fact);
    }
}

public static class Hears
{
    public static IServiceCollection AddHeard(this IServiceCollection services, Ear? ear = null) =>
        services.AddSingleton(ear ?? new Ear()).AddFactHandler<Told, Hearing>();

    public static Task TellAsync(this PortalKit kit, string subject, int number) =>
        kit.Database.WriteAsync(db => { kit.Get<Outbox>().Store(db, new Told(subject, number)); return Task.CompletedTask; });
}

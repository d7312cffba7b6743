using System.Security.Cryptography;
using BillingPortal.Features.Account.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Somebody to sign in as in sandbox mode.</summary>
internal sealed record SamplePerson(string Email, string Name, string Role, string Password, SampleStory? Story = null);

/// <summary>The sample people and whether they were made already: one that was erased since does not come back.</summary>
internal sealed record SampleRecord(IReadOnlyList<SamplePerson> People, bool Made);

/// <summary>
/// People to try the portal with, in sandbox mode only. Their passwords are random, made at the first start on a database
/// and kept there in the clear: the page for signing in shows them, and they open nothing real.
/// </summary>
internal sealed class SamplePeople(
    Installation installation, PortalSettings settings, StoredSettings stored, Leases leases, IDbContextFactory<PortalDb> database, Passwords passwords, ICustomers customers,
    ISubscriptions subscriptions, BillingClock clock, TimeProvider time, ILogger<SamplePeople> log) : ISampleCustomers
{
    private const string Setting = "sandbox.people";
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);
    private static readonly SampleRecord None = new([], false);

    public bool IsOffered => installation.IsSandbox && settings.Sample != SampleKind.None;

    /// <summary>Asked for by a name of this machine, or the owner let strangers in: a foreign page that points its own name here is shown nothing.</summary>
    public bool IsShownAt(string host) => IsOffered && (settings.SandboxPublic || host is "localhost" or "127.0.0.1" or "[::1]");

    public async Task<IReadOnlyList<SamplePerson>> ReadAsync(CancellationToken ct = default) =>
        IsOffered ? (await stored.ReadAsync(Setting, None, ct)).Value.People : [];

    public async Task<IReadOnlyList<(string Email, SampleStory Story)>> CustomersAsync(CancellationToken ct = default) =>
        [.. (await ReadAsync(ct)).Where(p => p.Story is not null).Select(p => (p.Email, p.Story!.Value))];

    /// <summary>Makes them at the first start; the people that this call made. Of two nodes that start at once, one makes them.</summary>
    public async Task<IReadOnlyList<SamplePerson>> MakeAsync(CancellationToken ct = default)
    {
        if (!IsOffered) return [];
        if ((await stored.ReadAsync(Setting, None, ct)).Value.Made) return [];
        await using var lease = await leases.TakeAsync("sample-people", Span, () => log.LogInformation("Another program makes the sample people, or one that was killed did; waiting for its turn to end"), ct);
        await stored.WriteAsync(Setting, new SampleRecord(Invented(), Made: false), 0, ct);
        var record = await stored.ReadAsync(Setting, None, ct);
        if (record.Value.Made) return [];
        foreach (var person in record.Value.People)
            await database.WriteAsync(db => AddAsync(db, person, ct), ct);
        await stored.WriteAsync(Setting, record.Value with { Made = true }, record.Version, ct);
        return record.Value.People;
    }

    private async Task AddAsync(PortalDb db, SamplePerson sample, CancellationToken ct)
    {
        if (await db.FindByEmailAsync(sample.Email, ct) is not null) return; // made before the last start broke off
        var person = NewPerson.Of(sample.Email, sample.Name, time.Instant());
        (person.PasswordHash, person.EmailConfirmed) = (passwords.Hash(person, sample.Password), true);
        db.Add(person);
        await db.TakesRoleAsync(person, sample.Role, ct);
        await db.SaveChangesAsync(ct);
        if (sample.Story is not { } story) return;
        var since = clock.UtcNow - Age(story);
        if (await customers.MakeForAsync(db, person, since, ct) is { } profile) await subscriptions.StartAsync(db, profile, null, since, ct: ct);
    }

    private static SamplePerson[] Invented() =>
    [
        new("admin@example.com", "Ada Admin", Roles.Admin, Random()),
        new("support@example.com", "Sam Support", Roles.Support, Random()),
        new("carla@example.com", "Carla Card", Roles.Customer, Random(), SampleStory.Pays),
        new("tara@example.com", "Tara Trial", Roles.Customer, Random(), SampleStory.InTrial),
        new("logan@example.com", "Logan Locked", Roles.Customer, Random(), SampleStory.Locked),
        new("dean@example.com", "Dean Declined", Roles.Customer, Random(), SampleStory.Declines),
        new("bianca@example.com", "Bianca Bank", Roles.Customer, Random(), SampleStory.Asks),
    ];

    // The usual trial has fourteen days; whoever pays has done so for a year: twelve months have ended since.
    private static TimeSpan Age(SampleStory story) => TimeSpan.FromHours(5) + TimeSpan.FromDays(story switch { SampleStory.InTrial => 3, SampleStory.Pays => 381, _ => 20 });

    // Without letters that look alike.
    private static string Random() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 14);
}

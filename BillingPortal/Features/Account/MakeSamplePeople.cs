using BillingPortal.Platform.Verbs;

namespace BillingPortal.Features.Account;

/// <summary>Makes the sample people while the portal starts, and prints them once.</summary>
internal sealed class MakeSamplePeople(SamplePeople people) : IHostedService, IAnnounced
{
    private IReadOnlyList<SamplePerson> made = [];

    public async Task StartAsync(CancellationToken cancellationToken) => made = await people.MakeAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public IEnumerable<string> Lines() => made.Count == 0
        ? []
        : ["Sample people, printed this once (the page /signin shows them too):", .. made.Select(p => $"  {p.Role,-8}  {p.Email,-20}  {p.Password}")];
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Customers;

/// <summary>A product's backend with a key, talking to a running portal.</summary>
internal sealed class CustomersOverHttp(RunningPortal portal) : IAsyncDisposable
{
    public RunningPortal Portal => portal;

    public IDbContextFactory<PortalDb> Database => portal.Get<IDbContextFactory<PortalDb>>();

    public static async Task<CustomersOverHttp> StartAsync(DatabaseProvider provider, params string[] scopes)
    {
        var portal = await RunningPortal.StartAsync(provider, null, "--Portal:Sample=none");
        var key = await portal.Get<IDbContextFactory<PortalDb>>().WriteAsync(db => portal.Get<ApiKeys>().MakeAsync(db, "tests", scopes.Length > 0 ? scopes : [Scopes.Customers], null));
        portal.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
        return new(portal);
    }

    public async Task<(int Status, JsonElement Body)> PostAsync(object body) => await ReadAsync(await portal.Client.PostAsJsonAsync("/api/v1/customers", body));

    public async Task<(int Status, JsonElement Body)> GetAsync(string path) => await ReadAsync(await portal.Client.GetAsync(new Uri("/api/v1/customers" + path, UriKind.Relative)));

    public async Task<(int Status, JsonElement Body)> PatchAsync(string customer, string json, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/customers/" + customer) { Content = JsonContent.Create(JsonNode.Parse(json)) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await ReadAsync(await portal.Client.SendAsync(request));
    }

    public async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await Database.CreateDbContextAsync();
        return await read(db);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private static async Task<(int, JsonElement)> ReadAsync(HttpResponseMessage answer)
    {
        using (answer) return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace BillingPortal.E2E.Kit;

/// <summary>Calls the API as a product's backend would: over HTTP, with a key.</summary>
internal sealed class Backend : IDisposable
{
    private readonly HttpClient client;

    public Backend(PortalProcess portal, string key)
    {
        client = new() { BaseAddress = portal.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path) => await ReadAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body) => await ReadAsync(await client.PostAsJsonAsync(path, body));

    public void Dispose() => client.Dispose();

    private static async Task<(HttpStatusCode, JsonElement)> ReadAsync(HttpResponseMessage answer)
    {
        using (answer) return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}

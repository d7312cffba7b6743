namespace Stripe;

public abstract class Service(IStripeClient client)
{
    public IStripeClient Client { get; set; } = client;

    private protected Task<T> PostAsync<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken) where T : IStripeEntity =>
        Client.RequestAsync<T>(HttpMethod.Post, path, options, requestOptions, cancellationToken);

    private protected Task<T> GetAsync<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken) where T : IStripeEntity =>
        Client.RequestAsync<T>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    private protected Task<T> DeleteAsync<T>(string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken) where T : IStripeEntity =>
        Client.RequestAsync<T>(HttpMethod.Delete, path, options, requestOptions, cancellationToken);

    /// <summary>Every object of the list, a page at a time; with <see cref="ListOptions.EndingBefore"/> from there backwards.</summary>
    private protected async IAsyncEnumerable<T> PagesAsync<T>(string path, ListOptions options, RequestOptions requestOptions, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken) where T : IHasId
    {
        var asked = options?.Copy() ?? new();
        var backwards = !string.IsNullOrEmpty(asked.EndingBefore);
        while (true)
        {
            var page = await GetAsync<StripeList<T>>(path, asked, requestOptions, cancellationToken);
            if (backwards) page.Reverse();
            foreach (var item in page) yield return item;
            if (!page.HasMore || page.Data.Count == 0) yield break;
            if (backwards) asked.EndingBefore = page.Data[^1].Id;
            else asked.StartingAfter = page.Data[^1].Id;
        }
    }

    /// <summary>An id as a step of a path. An empty one would ask for the whole list instead.</summary>
    private protected static string Escaped(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return Uri.EscapeDataString(id);
    }
}

namespace AiChef.LocalCloud.Budgets;

/// <summary>A path of LocalCloud's own, by which somebody says what was spent: nothing costs anything here.</summary>
internal static class SpendService
{
    public const string Path = "/_localcloud/spend";

    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "localcloud-spend",
                Rest = static cloud => cloud.Get<SpendEndpoint>(),
                RestAccess = static (_, _) => [],
                RestError = static (_, error) =>
                    new(error.Status, System.Text.Encoding.UTF8.GetBytes(error.Message + "\n"), "text/plain"),
                OwnsAddress = static http => http.RawPath == Path,
            },
        };
}

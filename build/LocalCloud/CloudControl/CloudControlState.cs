using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.CloudControl;

/// <summary>The requests of all accounts and regions.</summary>
internal sealed class CloudControlState(Cloud cloud) : ICloudPart<CloudControlState>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private readonly Documents<ResourceRequestRecord> _requests = new(
        cloud.Store,
        "cloud-control-requests",
        CloudControlJson.Default.ResourceRequestRecord
    );

    public static CloudControlState Create(Cloud cloud) => new(cloud);

    public ResourceRequestRecord? Find(Scope scope, string token) => _requests[scope.Key(token)];

    /// <summary>The requests of the last seven days, the latest first, as AWS keeps them.</summary>
    public IReadOnlyList<ResourceRequestRecord> All(Scope scope)
    {
        var all = _requests.StartingWith(scope.Key("")).ToArray();
        foreach (var (key, _) in all.Where(entry => cloud.Now - entry.Value.Time > Kept))
        {
            _requests.Remove(key);
        }

        return
        [
            .. all.Select(static entry => entry.Value)
                .Where(request => cloud.Now - request.Time <= Kept)
                .OrderByDescending(static request => request.Time),
        ];
    }

    public void Put(Scope scope, ResourceRequestRecord request) => _requests.Put(scope.Key(request.Token), request);
}

namespace AiChef.LocalCloud.ApiGateway;

internal sealed record RestApi(string Id, string Account, string Region, ApiDefinition Definition)
{
    public Scope Scope => new(Account, Region);
}

namespace AiChef.LocalCloud.Resources;

/// <summary>A resource type by its name; it is made when a stack first needs it.</summary>
/// <param name="Name">AWS's name, for instance AWS::S3::Bucket.</param>
/// <param name="Make">Creates the type.</param>
internal sealed record ResourceTypeDeclaration(string Name, Func<ResourceType> Make);

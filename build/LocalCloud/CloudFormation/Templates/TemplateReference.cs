namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>One mention of a name: by Ref or Fn::Sub (no attribute), or by Fn::GetAtt.</summary>
internal readonly record struct TemplateReference(string Name, string? Attribute);

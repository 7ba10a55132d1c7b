namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>A mistake in a template. A class: the runtime compiles lists of value types anew in every run.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record LineProblem(int Line, string Text);

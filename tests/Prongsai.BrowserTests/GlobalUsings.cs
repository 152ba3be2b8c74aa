global using Prongsai.Tests;
global using Xunit;

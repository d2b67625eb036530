"""coding: what human coders do, and how close the engine comes to them."""

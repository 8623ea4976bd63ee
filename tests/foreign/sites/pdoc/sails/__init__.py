"""We mend **sails** and splice ropes, for small boats.

The knots are in `sails.knots`. See also [how sailors count speed](https://ropes.example/knots).

<!-- pasted: map -->
"""

SEASON = "March to October"
"""When we sail."""
